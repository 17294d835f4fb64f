//! On which port a process listens, from the lists under `/proc`: for a program that takes any free port and does not say which. It knows
//! nothing of what the program is.

use std::fs;

/// The state `LISTEN` in the system's list of sockets.
const LISTEN: &str = "0A";

/// The first port of IPv4 on which the process listens.
pub(crate) fn listening(process: u32) -> Option<u16> {
    let table = fs::read_to_string("/proc/net/tcp").ok()?;
    let files = fs::read_dir(format!("/proc/{process}/fd")).ok()?;
    let links = files.filter_map(|file| fs::read_link(file.ok()?.path()).ok());
    let sockets: Vec<String> = links
        .filter_map(|link| {
            let inode = link.to_str()?.strip_prefix("socket:[")?;
            Some(inode.strip_suffix(']')?.to_owned())
        })
        .collect();
    port_in(&table, &sockets)
}

/// The port of the first row that listens and is one of the sockets.
fn port_in(table: &str, sockets: &[String]) -> Option<u16> {
    let mut rows = table.lines().map(|row| row.split_whitespace().collect());
    rows.find_map(|row: Vec<&str>| {
        let (address, state, inode) = (row.get(1)?, row.get(3)?, row.get(9)?);
        let is_it = *state == LISTEN && sockets.iter().any(|socket| socket == inode);
        let (_, port) = address.split_once(':')?;
        is_it.then(|| u16::from_str_radix(port, 16).ok())?
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use std::net::TcpListener;

    #[test]
    fn the_port_of_this_very_process_is_found() {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let row = |port: u16, state: &str, inode: &str| {
            format!("0: 0100007F:{port:04X} 00000000:0000 {state} 0:0 00:0 0 0 0 {inode} 1\n")
        };
        let table = [
            row(1, "0A", "7"),
            row(port, "01", "8"),
            row(port, "0A", "8"),
        ]
        .concat();
        assert_eq!(port_in(&table, &["8".into()]), Some(port));
        assert_eq!(port_in(&table, &["9".into()]), None);
        assert!(listening(std::process::id()).is_some());
    }
}
