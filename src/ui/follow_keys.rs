//! When is it kept that single keys do something, or nothing? As soon as the visitor says so.

use super::{
    cells::{Following, follow_key},
    keep::Keeper,
    session::Session,
};
use std::rc::Rc;

/// Lets what is kept follow whether single keys do something.
pub fn follow_keys(s: Session, keeper: &Rc<Keeper>) -> Following {
    let (keeper, mut begun) = (keeper.clone(), false);
    follow_key(
        move || s.keyless.get(),
        move |_| {
            if std::mem::replace(&mut begun, true) {
                keeper.touch();
            }
        },
    )
}
