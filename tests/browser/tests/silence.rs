//! Promise: once the element is ready nothing leaves the browser, whatever the visitor does: no request to its own server, to another origin, or to anywhere else.

use anyhow::{Result, ensure};
use browser_tests::{Engine, Prefs, Visit, in_each_engine, serve, until};
use serde_json::json;
use xtask::server::{Change, Seen, Server};

in_each_engine!(nothing_is_asked_for_after_ready);

/// Two more servers that write down every request: one of another origin, and one that stands for the rest of the world.
struct Listeners {
    other: Server,
    world: Server,
}

/// Who heard it, and what.
type Heard = Vec<(&'static str, Seen)>;

impl Listeners {
    fn start() -> Result<Self> {
        Ok(Self { other: serve()?, world: serve()? })
    }

    /// Where the browser sends all that is not for this machine, encrypted or not.
    fn proxy(&self) -> String {
        self.world.address().trim_start_matches("http://").trim_end_matches('/').to_owned()
    }

    /// What was asked of all three since the last time, without what the browser itself asks of its maker: the makers' hosts are
    /// named, by a tunnel or, where none was given, without one; the element knows none of them.
    fn heard(&self, visit: &Visit) -> Heard {
        let makers = visit.engine().makers();
        let host = |request: &Seen| {
            let address = request.address.strip_prefix("http://").unwrap_or(&request.address);
            address.split(['/', ':']).next().unwrap_or_default().to_owned()
        };
        let own = |request: &Seen| makers.iter().any(|maker| host(request).ends_with(maker));
        let mut heard = Heard::new();
        for (who, server) in [("own origin", &visit.server), ("other origin", &self.other), ("elsewhere", &self.world)] {
            heard.extend(server.requests().into_iter().filter(|request| !own(request)).map(|request| (who, request)));
            server.forget_requests();
        }
        heard
    }
}

async fn nothing_is_asked_for_after_ready(engine: Engine) -> Result<()> {
    let listeners = Listeners::start()?;
    let visit = Visit::begin(engine, &Prefs::new(), Some(&listeners.proxy())).await?;
    let address = visit.offer("host.html", "<readiness-check></readiness-check>")?;
    // A policy would hold back what this test looks for.
    visit.server.change("/host/host.html", Change::NoHeader("Content-Security-Policy".to_owned()));
    visit.open(&address).await?;
    visit.ready().await?;
    let loading = listeners.heard(&visit);
    ensure!(loading.iter().any(|(_, request)| request.address.ends_with(".wasm")), "the files were not recorded: {loading:#?}");
    for (who, request) in &loading {
        ensure!(*who == "own origin" && request.method == "GET" && !request.address.contains('?'), "asked while loading: {who} {request:?}");
    }

    let opened = visit.whole_assessment().await?;
    // Longer than anything that is sent a little later; a page that is left may send something too.
    visit.run("await new Promise((done) => setTimeout(done, 1000))").await?;
    let outside = "return performance.getEntriesByType('resource').map((e) => e.name).filter((name) => !name.startsWith(location.origin))";
    ensure!(visit.ask(outside, Vec::new()).await? == json!([]), "the page asked another origin");
    visit.no_complaint().await?;
    visit.open("about:blank").await?;
    let heard = listeners.heard(&visit);
    ensure!(heard.is_empty(), "asked after ready: {heard:#?}");
    println!("{engine:?}: {} GET requests before ready; a whole assessment through {} links, then none.", loading.len(), opened.len());
    prove_that_it_would_be_heard(&visit, &listeners).await
}

/// To hear nothing proves something only where it would have been heard: two requests made on purpose to each of the three.
async fn prove_that_it_would_be_heard(visit: &Visit, listeners: &Listeners) -> Result<()> {
    let address = visit.offer("elsewhere.html", "")?;
    visit.server.change_nothing();
    visit.server.change("/host/elsewhere.html", Change::NoHeader("Content-Security-Policy".to_owned()));
    visit.open(&address).await?;
    for (who, to) in [
        ("own origin", visit.server.address()),
        ("other origin", listeners.other.other_origin()),
        ("elsewhere", "http://silence.example/".to_owned()),
    ] {
        // Whether the answer may be read is another matter.
        let script =
            "navigator.sendBeacon(arguments_[0] + 'beacon', 'x'); await fetch(arguments_[0] + 'fetch?x', { mode: 'no-cors' }).catch(() => {})";
        listeners.heard(visit);
        visit.ask_async(script, vec![json!(to)]).await?;
        let mut heard = Heard::new();
        until(&format!("{who} hears a beacon and a fetch"), async || {
            heard.extend(listeners.heard(visit));
            let hears = |way: &str| heard.iter().any(|(by, request)| *by == who && request.address.ends_with(way));
            Ok((hears("beacon") && hears("fetch?x")).then_some(()))
        })
        .await?;
    }
    Ok(())
}
