//! How does the server speak with one browser? A thread per connection, one request after another until either side closes.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::TcpStream;

use super::Shared;
use super::answer::{Reply, answer};

/// The longest head of a request that is read.
const LONGEST_HEAD: u64 = 64 * 1024;

/// Serves a connection to its end. A visitor who goes away in between needs no answer.
pub fn serve(shared: &Shared, stream: TcpStream) {
    let _ = talk(shared, stream);
}

fn talk(shared: &Shared, stream: TcpStream) -> io::Result<()> {
    let mut writer = stream.try_clone()?;
    let mut reader = BufReader::new(stream);
    while let Some(head) = head(&mut reader)? {
        let mut line = head.lines().next().unwrap_or_default().split(' ');
        let (method, address) = (line.next().unwrap_or_default(), line.next().unwrap_or_default());
        let reply = answer(shared, method, address, &header(&head, "accept-encoding"));
        // What is neither GET nor HEAD may bring a body, which nobody reads.
        let last = wants_close(&head) || !matches!(method, "GET" | "HEAD");
        write(&mut writer, &reply, method == "HEAD", last)?;
        if last {
            break;
        }
    }
    Ok(())
}

/// The lines before the empty one; nothing when the connection ends.
fn head(reader: &mut BufReader<TcpStream>) -> io::Result<Option<String>> {
    let mut head = Vec::new();
    let mut rest = reader.by_ref().take(LONGEST_HEAD);
    loop {
        let before = head.len();
        if rest.read_until(b'\n', &mut head)? == 0 {
            return Ok(None);
        }
        if matches!(head.get(before..), Some(b"\r\n" | b"\n")) {
            return Ok(Some(String::from_utf8_lossy(&head).into_owned()));
        }
    }
}

/// The value of a header, in small letters; empty where it is missing.
fn header(head: &str, wanted: &str) -> String {
    let header = |line: &str| line.split_once(':').map(|(name, value)| (name.trim().to_ascii_lowercase(), value.trim().to_ascii_lowercase()));
    head.lines().filter_map(header).find(|(name, _)| name == wanted).map(|(_, value)| value).unwrap_or_default()
}

fn wants_close(head: &str) -> bool {
    header(head, "connection") == "close"
}

fn write(writer: &mut TcpStream, reply: &Reply, head_only: bool, last: bool) -> io::Result<()> {
    let mut text = format!("HTTP/1.1 {} {}\r\n", reply.status, reason(reply.status));
    for (name, value) in &reply.headers {
        text.push_str(&format!("{name}: {value}\r\n"));
    }
    let connection = if last { "close" } else { "keep-alive" };
    text.push_str(&format!("Content-Length: {}\r\nConnection: {connection}\r\n\r\n", reply.content.len()));
    let mut bytes = text.into_bytes();
    if !head_only {
        bytes.extend_from_slice(&reply.content);
    }
    writer.write_all(&bytes)?;
    writer.flush()
}

fn reason(status: u16) -> &'static str {
    match status {
        200 => "OK",
        404 => "Not Found",
        405 => "Method Not Allowed",
        _ => "Other",
    }
}
