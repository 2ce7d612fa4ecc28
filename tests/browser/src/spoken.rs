//! What does a screen reader get of an element? The role and the name that the browser itself computes.

use anyhow::{Context, Result};
use serde_json::Value;
use thirtyfour::common::command::{Command, FormatRequestData};
use thirtyfour::{RequestData, SessionId, WebElement};

use crate::page::Page;

/// A question of the WebDriver standard that the client has no words for.
#[derive(Debug)]
struct Computed(String);

impl FormatRequestData for Computed {
    fn format_request(&self, session: &SessionId) -> RequestData {
        let mut request = Command::GetCurrentUrl.format_request(session);
        request.uri = format!("session/{session}/element/{}", self.0).into();
        request
    }
}

impl Page {
    /// The elements in the shadow root that a selector finds and a visitor sees, the first `most` of them.
    pub async fn seen(&self, selector: &str, most: usize) -> Result<Vec<WebElement>> {
        let script = "const root = document.querySelector('readiness-check').shadowRoot;
            return [...root.querySelectorAll(arguments[0])].filter((e) => e.checkVisibility() && !e.closest('[hidden]')).slice(0, arguments[1])";
        let found = self.browser.execute(script, vec![selector.into(), most.into()]).await?;
        Ok(found.elements()?)
    }

    /// An element's role.
    pub async fn role(&self, element: &WebElement) -> Result<String> {
        self.computed(element, "computedrole").await
    }

    /// An element's name.
    pub async fn name(&self, element: &WebElement) -> Result<String> {
        let name = self.computed(element, "computedlabel").await?;
        Ok(name.split_whitespace().collect::<Vec<_>>().join(" "))
    }

    async fn computed(&self, element: &WebElement, what: &str) -> Result<String> {
        let answer = self.browser.cmd(Computed(format!("{}/{what}", element.element_id()))).await?;
        let value: Value = answer.value()?;
        Ok(value.as_str().with_context(|| format!("no {what}: {value}"))?.to_owned())
    }
}
