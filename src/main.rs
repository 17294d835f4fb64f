//! Mounts the viewer where it is loaded as a page. It must not know what the viewer does.

fn main() {
    bayegan_viewer::mount();
}
