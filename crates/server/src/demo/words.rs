//! A word of the city's own in its thesaurus.

use nhipcau_app::{Expected, Result, thesaurus};
use serde_json::json;

use super::{Demo, act::body};

impl Demo<'_> {
    /// The science department teaches the search what ambulance stations within hospitals are called here: without it, a
    /// satellite is one.
    pub async fn teach_a_word(&mut self) -> Result<()> {
        let approver = self.person("dang-thanh-van").await?;
        let change = json!({
            "put": [{
                "id": "nc:satellite-station",
                "term": {"vi": "trạm vệ tinh", "en": "satellite station"},
                "synonyms": {"vi": ["phân trạm cấp cứu"], "en": ["ambulance substation"]},
                "broader": ["nc:ambulance-service"],
            }],
            "reason": "Ở Thành phố, trạm cấp cứu đặt trong bệnh viện được gọi là trạm vệ tinh; trước đây tìm ra vệ tinh.",
        });
        let never_changed = Expected::OneOf(vec![0]);
        thesaurus::publish(self.app, &approver, never_changed, body(change)?).await?;
        Ok(())
    }
}
