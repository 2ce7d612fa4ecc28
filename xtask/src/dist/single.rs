//! How does everything fit into one file that needs no server? One page, one script with all files in it, and a policy that allows nothing else.

use anyhow::{Context, Result, bail};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};

use super::folder::Folder;
use super::loader::Files;
use super::script;

/// The name of the file.
pub const NAME: &str = "readiness-check.html";
/// Where the loader that finds its files in itself takes all others from.
const EMBEDDED: &str = "const EMBEDDED={};";

/// Adds the file, made from the page and from what is in the folder.
pub fn add(folder: &mut Folder, files: &Files, loader: &str) -> Result<()> {
    let page = text(folder, "index.html")?.to_owned();
    let mut embedded = Map::new();
    let scripts = files.scripts();
    for name in files.names().into_iter().filter(|name| scripts.iter().all(|(_, script)| script != name)).chain(["page.css"]) {
        let content = if name.ends_with(".wasm") { STANDARD.encode(bytes(folder, name)?) } else { text(folder, name)?.to_owned() };
        embedded.insert(name.to_owned(), Value::String(content));
    }
    // A text in a script may say anything but the end of the script.
    let embedded = json!(embedded).to_string().replace('<', "\\u003c");
    let mut code = filled(&script::smallest(loader), EMBEDDED, &format!("const EMBEDDED={embedded};"))?;
    for (name, script) in scripts {
        code = filled(&code, &place(name), &format!("const {name}=()=>{{{}}};", inside(text(folder, script)?)?))?;
    }
    code.push('\n');
    code.push_str(text(folder, "languages.js")?);
    let page = around(&page, &code)?;
    folder.add(NAME, page.into_bytes());
    Ok(())
}

/// Where the loader takes a script from that it holds itself, as the smaller script says it.
pub fn place(name: &str) -> String {
    format!("const {name}=undefined;")
}

/// Puts a line in its place, of which there must be one.
pub fn filled(code: &str, place: &str, line: &str) -> Result<String> {
    if code.matches(place).count() != 1 {
        bail!("the loader needs `{place}` exactly once");
    }
    Ok(code.replacen(place, line, 1))
}

fn bytes<'a>(folder: &'a Folder, name: &str) -> Result<&'a [u8]> {
    folder.get(name).with_context(|| format!("there is no {name}"))
}

fn text<'a>(folder: &'a Folder, name: &str) -> Result<&'a str> {
    std::str::from_utf8(bytes(folder, name)?).with_context(|| format!("{name} is no text"))
}

/// A module as the inside of a function that gives its exports as an object.
fn inside(module: &str) -> Result<String> {
    let mut parts = module.split("export");
    let mut made = parts.next().unwrap_or_default().to_owned();
    let mut names: Vec<String> = Vec::new();
    let mut last = made.chars().last();
    for part in parts {
        let word = |text: &str| text.chars().take_while(|letter| letter.is_alphanumeric() || matches!(letter, '_' | '$')).collect::<String>();
        let starts = last.is_none_or(|letter| letter.is_whitespace() || matches!(letter, ';' | '}'));
        let declared =
            ["async function ", "function ", "class ", "const "].into_iter().find_map(|kind| Some(word(part.strip_prefix(' ')?.strip_prefix(kind)?)));
        let list = part.trim_start().strip_prefix('{').and_then(|list| list.split_once('}'));
        match (starts, declared, list) {
            (true, Some(name), _) => {
                names.push(name);
                made.push_str(part.trim_start());
            }
            (true, None, Some((list, rest))) => {
                for entry in list.split(',').map(str::trim) {
                    names.push(entry.split_once(" as ").map_or_else(|| entry.to_owned(), |(of, name)| format!("{name}:{of}")));
                }
                made.push_str(rest.strip_prefix(';').unwrap_or(rest));
            }
            // Part of another word, such as the name of a function.
            _ => {
                made.push_str("export");
                made.push_str(part);
            }
        }
        last = made.chars().last();
    }
    if !names.iter().any(|name| name.starts_with("default:")) {
        bail!("the app's script does not say what starts it");
    }
    Ok(format!("{made}\nreturn{{{}}};", names.join(",")))
}

/// The page with that script as the only one, and nothing that would have to be loaded.
fn around(page: &str, code: &str) -> Result<String> {
    for end in ["</script", "<script", "<!--"] {
        if code.contains(end) {
            bail!("the script of the single file says {end}, which a page takes for markup");
        }
    }
    let hash = STANDARD.encode(Sha256::digest(code));
    let policy = format!(
        "default-src 'none'; script-src 'sha256-{hash}' 'wasm-unsafe-eval'; style-src 'none'; img-src data:; connect-src 'none'; \
         base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
    );
    let (head, body) = page.split_once("</body>").context("index.html has no end of its body")?;
    let mut made = String::with_capacity(page.len() + code.len());
    // What is beside the page on a server is not there for a file.
    let stays = |line: &&str| !["<link ", "<script ", "<noscript>", "<footer>"].iter().any(|mark| line.contains(mark));
    for line in head.lines().filter(stays) {
        made.push_str(line);
        made.push('\n');
        if line.contains("<meta charset") {
            made.push_str(&format!("  <meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\n  <link rel=\"icon\" href=\"data:,\">\n"));
        }
    }
    if !made.contains(&hash) {
        bail!("index.html does not begin with the letters it is written in");
    }
    made.push_str(&format!("<script type=\"module\">{code}</script>\n</body>{body}"));
    Ok(made)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_module_becomes_a_function_that_gives_what_it_exported() -> Result<()> {
        let module = "let part;export async function later(b){wasm.export_state();}export class Widget{export_state(){}}export const alone=(e)=>e;\nexport{initSync,start as default};";
        let made = inside(module)?;
        assert!(
            made.starts_with("let part;async function later(b){wasm.export_state();}class Widget{export_state(){}}const alone=(e)=>e;\n"),
            "{made}"
        );
        assert!(made.ends_with("\nreturn{later,Widget,alone,initSync,default:start};"), "{made}");
        assert!(inside("let a;").is_err());
        Ok(())
    }

    #[test]
    fn the_page_holds_one_script_and_loads_nothing() -> Result<()> {
        let page = "<head>\n  <meta charset=\"utf-8\">\n  <link rel=\"stylesheet\" href=\"page.css\">\n  <script src=\"a.js\"></script>\n</head>\n<body>\n</body>\n</html>\n";
        let made = around(page, "go()")?;
        assert!(!made.contains("page.css") && !made.contains("a.js") && made.matches("<script").count() == 1, "{made}");
        assert!(made.contains("<script type=\"module\">go()</script>\n</body>\n</html>\n"), "{made}");
        assert!(around(page, "'</script>'").is_err() && around("<body></body>", "go()").is_err());
        Ok(())
    }
}
