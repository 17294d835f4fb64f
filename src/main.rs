//! Mounts the viewer: opens the archive, then the app. It must not know what either does.

mod app;
mod archive;
mod components;
mod hooks;
mod markup;
mod pages;
mod pieces;
mod platform;
mod recent;
mod route;
mod state;
mod words;

fn main() {
    let Some(root) = platform::page::element("app") else {
        return;
    };
    match archive::open() {
        Ok(()) => {
            yew::Renderer::<app::App>::with_root(root).render();
        }
        Err(_) => platform::failure::show("damaged"),
    }
}
