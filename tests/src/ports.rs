//! Ports for programs: one to hand to a program that cannot find its own, and the one that a program took, from the lists under `/proc`,
//! where it does not say which. It knows nothing of what the programs are.

use std::fs;
use std::net::{Ipv4Addr, Ipv6Addr, TcpListener};
use std::sync::atomic::{AtomicU16, Ordering};

/// The state `LISTEN` in the system's list of sockets.
const LISTEN: &str = "0A";

/// Where ports to hand out begin, and how many there are: below those that the system itself gives to connections and listeners, so that
/// none of these takes one between its choice and its use.
const OWN: (u16, u16) = (20_000, 12_000);

/// A port that is free for IPv4 and IPv6, another one at each call. Processes begin at different places.
///
/// # Panics
/// Where all are taken.
pub(crate) fn free() -> u16 {
    static NEXT: AtomicU16 = AtomicU16::new(0);
    let (first, count) = OWN;
    let start = std::process::id().wrapping_mul(101) % u32::from(count);
    let start = u16::try_from(start).unwrap_or_default();
    let mut ports = (0..count).map(|_| {
        let step = NEXT.fetch_add(1, Ordering::Relaxed) % count;
        first + (start + step) % count
    });
    let is_free = |port: &u16| {
        // A machine without IPv6 refuses that one for another reason.
        let taken = |error: std::io::Error| error.kind() == std::io::ErrorKind::AddrInUse;
        TcpListener::bind((Ipv4Addr::LOCALHOST, *port)).is_ok()
            && !TcpListener::bind((Ipv6Addr::LOCALHOST, *port)).is_err_and(taken)
    };
    let found = ports.find(is_free);
    found.unwrap_or_else(|| panic!("no port from {first} on is free"))
}

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
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]
    use super::*;
    use std::net::TcpListener;

    #[test]
    fn a_port_that_is_taken_is_passed_over() {
        let port = free();
        let (first, count) = OWN;
        assert!((first..first + count).contains(&port));
        let _taken = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).unwrap();
        for _ in 0..count {
            assert_ne!(free(), port);
        }
    }

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
