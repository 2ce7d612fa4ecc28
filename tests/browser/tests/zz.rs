#![allow(missing_docs)]
use anyhow::Result;
use browser_tests::Visit;
use serde_json::json;
#[tokio::test]
async fn zz() -> Result<()> {
    let visit = Visit::start().await?;
    visit.open_host("<readiness-check></readiness-check>").await?;
    visit.show("all").await?;
    println!("{}", visit.ask("return all('fieldset[data-item]').length", vec![]).await?);
    for t in ["42001","both", "27001"] {
    println!("{}", visit.import(json!({ "profile": { "target": t }, "answers": {} }), false).await?);
    println!("{} {}", visit.run("await new Promise(r=>setTimeout(r,1500)); return all('fieldset[data-item]').length").await?, visit.summary().await?["total"]);
    }
    println!("{:#?} {:#?}", visit.violations().await?, visit.errors().await?);
    Ok(())
}
#[tokio::test]
async fn zy() -> Result<()> {
    let visit = Visit::start().await?;
    visit.offer("host.html", "<readiness-check></readiness-check>")?;
    visit.open_page("sandbox.html", "").await?;
    visit.browser.clone().enter_frame(0).await?;
    println!("{}", visit.run("await new Promise(r=>setTimeout(r,1500)); return [document.title, customElements.get('readiness-check')?.name, find('section')?.textContent]").await?);
    println!("{:?}", visit.ask("return window.witness", vec![]).await);
    println!("{:#?}", visit.browser.browser_log().await?);
    println!("{:#?}", visit.server.requests());
    Ok(())
}
#[tokio::test]
async fn zx() -> Result<()> {
    let visit = Visit::start().await?;
    visit.open_host("<readiness-check id='a' storage-key='a'></readiness-check><readiness-check id='b' storage-key='b'></readiness-check>").await?;
    println!("{:?}", visit.run("const a = host; await a.goTo('hls:5.1');
        a.shadowRoot.querySelector(\"[data-item='hls:5.1'] input[value=done]\").click();
        await 0; a.remove(); window.gone = a;
        await new Promise((done) => setTimeout(done, 0));
        return 1").await);
    println!("{:#?} {:#?}", visit.violations().await?, visit.errors().await?);
    println!("{:?}", visit.run("await new Promise(r=>setTimeout(r,1500)); return 1").await);
    println!("{:#?} {:#?}", visit.violations().await?, visit.errors().await?);
    println!("{:?}", visit.run("dispatchEvent(new PageTransitionEvent('pagehide')); document.dispatchEvent(new Event('visibilitychange')); dispatchEvent(new PopStateEvent('popstate', { state: 'hub' }));").await);
    println!("{:#?} {:#?}", visit.violations().await?, visit.errors().await?);
    Ok(())
}
