//! What changes, and who is told? Values that remember their readers, and work that is done again when one of these changes.
//!
//! Leptos tracks who read what and runs it again. One kind of slot and one kind of effect serve every type: each further type that Leptos
//! holds itself costs the visitor a kilobyte or two of machine code.

pub use leptos::prelude::untrack;
use leptos::{
    prelude::*,
    reactive::{effect::RenderEffect, signal::ArcTrigger},
};
use std::{any::Any, cell::RefCell, marker::PhantomData, rc::Rc};

/// A value whose readers run again when it changes. A handle of eight bytes: copying it copies nothing. It lives as long as its owner.
pub struct Val<T> {
    slot: StoredValue<Rc<Slot>, LocalStorage>,
    of: PhantomData<fn() -> T>,
}

/// The value itself, and who is told.
struct Slot {
    value: RefCell<Rc<dyn Any>>,
    trigger: ArcTrigger,
}

impl<T> Clone for Val<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Val<T> {}

impl<T: Clone + 'static> Val<T> {
    /// A value to begin with.
    pub fn new(value: T) -> Val<T> {
        Val { slot: stored(Rc::new(value)), of: PhantomData }
    }

    /// The value; whoever asks is run again when it changes.
    pub fn get(&self) -> T {
        self.with(T::clone)
    }

    /// The value, without following its changes.
    pub fn get_untracked(&self) -> T {
        self.with_untracked(T::clone)
    }

    /// The same where the owner may be gone already.
    pub fn try_get_untracked(&self) -> Option<T> {
        self.slot.try_get_value().map(|slot| T::clone(&typed(read(&slot))))
    }

    /// Looks at the value; whoever asks is run again when it changes.
    pub fn with<R>(&self, look: impl FnOnce(&T) -> R) -> R {
        look(&typed(tracked(self.slot)))
    }

    /// Looks at the value, without following its changes. What is looked at stays as it is, also where `look` sets another one.
    pub fn with_untracked<R>(&self, look: impl FnOnce(&T) -> R) -> R {
        look(&typed(read(&self.slot.get_value())))
    }

    /// Sets the value and tells its readers.
    pub fn set(&self, value: T) {
        put(self.slot, Rc::new(value), true);
    }

    /// Sets the value and tells nobody.
    pub fn set_untracked(&self, value: T) {
        put(self.slot, Rc::new(value), false);
    }

    /// Changes the value and tells its readers.
    pub fn update(&self, change: impl FnOnce(&mut T)) {
        put(self.slot, self.changed(change), true);
    }

    /// Changes the value and tells nobody. `change` must not read the same value.
    pub fn update_untracked(&self, change: impl FnOnce(&mut T)) {
        put(self.slot, self.changed(change), false);
    }

    fn changed(&self, change: impl FnOnce(&mut T)) -> Rc<T> {
        let mut value = typed::<T>(read(&self.slot.get_value()));
        // Nothing else holds it meanwhile, so it changes in place.
        put(self.slot, Rc::new(()), false);
        change(Rc::make_mut(&mut value));
        value
    }
}

type Stored = StoredValue<Rc<Slot>, LocalStorage>;

fn stored(value: Rc<dyn Any>) -> Stored {
    StoredValue::new_local(Rc::new(Slot { value: RefCell::new(value), trigger: ArcTrigger::new() }))
}

fn read(slot: &Slot) -> Rc<dyn Any> {
    slot.value.borrow().clone()
}

#[inline(never)]
fn tracked(slot: Stored) -> Rc<dyn Any> {
    let slot = slot.get_value();
    slot.trigger.track();
    read(&slot)
}

#[inline(never)]
fn put(slot: Stored, value: Rc<dyn Any>, tell: bool) {
    let slot = slot.get_value();
    // What stood there is dropped when nothing is borrowed any more.
    let _before = slot.value.replace(value);
    if tell {
        slot.trigger.notify();
    }
}

/// What lies in a slot; only [`Val`] fills it, always with its own type.
fn typed<T: 'static>(slot: Rc<dyn Any>) -> Rc<T> {
    match slot.downcast() {
        Ok(value) => value,
        Err(_) => wasm_bindgen::throw_str("a value was read while it was changed"),
    }
}

/// Keeps the values that a part of the page was made with for as long as that part stays, however often the work around it runs again.
pub struct Scope(Owner);

impl Scope {
    /// A scope inside the present one.
    pub fn here() -> Scope {
        Scope(Owner::new())
    }

    /// Makes something anew; the values that were made before are gone.
    pub fn anew(&mut self, make: &mut dyn FnMut()) {
        self.0.with_cleanup(|| untrack(make));
    }
}

/// Work that is done now, and again whenever something that it read changes, for as long as this lives.
pub type Following = RenderEffect<()>;

/// Does this now, and again whenever something that it read changes.
#[inline(always)]
pub fn follow(run: impl FnMut() + 'static) -> Following {
    follow_boxed(Box::new(run))
}

#[inline(never)]
fn follow_boxed(mut run: Box<dyn FnMut()>) -> Following {
    RenderEffect::new(move |_: Option<()>| run())
}

/// Does this with the value now, and again whenever the value is another one.
pub fn follow_key<K: PartialEq + 'static>(mut key: impl FnMut() -> K + 'static, mut run: impl FnMut(&K) + 'static) -> Following {
    let mut before: Option<K> = None;
    follow(move || {
        let now = key();
        if before.as_ref() != Some(&now) {
            run(before.insert(now));
        }
    })
}
