//! How does a developer see the page?

use std::io::ErrorKind;
use std::thread;

use anyhow::{Result, bail};

use crate::project::Project;
use crate::server::Server;
use crate::setup::Need;
use crate::{dist, setup};

const FIRST_PORT: u16 = 8080;
const PORTS_TO_TRY: u16 = 100;

/// Makes `dist/`, serves it and prints the address; ends with Ctrl+C.
pub fn serve(project: &Project) -> Result<()> {
    setup::ensure(project, &[Need::Build])?;
    dist::make(project)?;
    let server = first_free(project)?;
    println!();
    println!("Readiness Check is at {}", server.address());
    println!("Ctrl+C ends it.");
    loop {
        thread::park();
    }
}

fn first_free(project: &Project) -> Result<Server> {
    for port in FIRST_PORT..FIRST_PORT + PORTS_TO_TRY {
        match Server::start(project.dist(), port) {
            Ok(server) => return Ok(server),
            Err(error) if error.kind() == ErrorKind::AddrInUse => {}
            Err(error) => bail!("port {port} cannot be opened: {error}"),
        }
    }
    bail!("ports {FIRST_PORT} to {} are all taken", FIRST_PORT + PORTS_TO_TRY - 1)
}
