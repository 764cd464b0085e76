//! The shape of a question in JSON; whatever is missing is empty, and left to the checks of a pack.

use serde::Deserialize;
use std::collections::BTreeMap;

/// A question; what is missing is left to the checks of a pack, what is not known is left out.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Whole {
    pub(crate) id: String,
    pub(crate) title: String,
    pub(crate) topic: String,
    pub(crate) also: Vec<String>,
    pub(crate) kind: String,
    pub(crate) level: String,
    pub(crate) minutes: Option<i64>,
    pub(crate) tags: Vec<String>,
    pub(crate) prompt: String,
    pub(crate) why: String,
    pub(crate) clarify: Vec<PointShape>,
    pub(crate) cover: Vec<PointShape>,
    pub(crate) practices: Vec<PointShape>,
    pub(crate) pitfalls: Vec<PointShape>,
    pub(crate) answer: String,
    pub(crate) weak: String,
    pub(crate) strong: String,
    pub(crate) signals: BTreeMap<String, String>,
    pub(crate) story: String,
    pub(crate) see_also: Vec<String>,
    pub(crate) sections: Vec<SectionShape>,
    pub(crate) follow_ups: Vec<FollowUpShape>,
    pub(crate) push_backs: Vec<PushBackShape>,
    pub(crate) myth: Option<MythShape>,
    pub(crate) telling: Option<TellingShape>,
    pub(crate) estimate: Option<EstimateShape>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct PointShape {
    pub(crate) id: String,
    pub(crate) text: String,
    pub(crate) ask: Option<String>,
    pub(crate) because: Option<String>,
    pub(crate) reply: Option<String>,
    pub(crate) dimension: Option<String>,
    pub(crate) level: Option<String>,
    pub(crate) weight: Option<i64>,
    pub(crate) gate: bool,
    pub(crate) phase: Option<String>,
    pub(crate) parts: Vec<String>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct SectionShape {
    pub(crate) phase: String,
    pub(crate) title: String,
    pub(crate) body: String,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct FollowUpShape {
    pub(crate) id: String,
    pub(crate) prompt: String,
    pub(crate) points: Vec<PointShape>,
    pub(crate) answer: String,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct PushBackShape {
    pub(crate) id: String,
    pub(crate) when: String,
    pub(crate) say: String,
    pub(crate) points: Vec<PointShape>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct MythShape {
    pub(crate) claim: String,
    pub(crate) truth: String,
    pub(crate) holds_when: String,
    pub(crate) hears: String,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct TellingShape {
    pub(crate) scaffold: Vec<String>,
    pub(crate) listens_for: Vec<String>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct EstimateShape {
    pub(crate) vary: BTreeMap<String, Vec<f64>>,
    pub(crate) unit: String,
    pub(crate) factor: Option<f64>,
    pub(crate) steps: Vec<StepShape>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct StepShape {
    pub(crate) name: String,
    pub(crate) formula: String,
    pub(crate) unit: String,
}
