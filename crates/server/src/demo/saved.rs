//! What people of the demonstration have saved to be told of.

use nhipcau_app::{Result, saved_search};
use serde_json::{Value, json};

use super::{Demo, act::body};

impl Demo<'_> {
    /// A firm wants to be told of what fits it and of one field, an office of what is offered.
    pub async fn save_searches(&mut self) -> Result<()> {
        let firm = self.organisation("nhip-som")?;
        for (person, wish) in [
            (
                "phan-nhat-minh",
                json!({
                    "kind": "profile", "organisation_id": firm, "frequency": "daily",
                    "name": "Bài toán phù hợp: Nhịp Sớm",
                }),
            ),
            (
                "phan-nhat-minh",
                json!({
                    "kind": "search", "name": "Trạm y tế ở Thành phố Hồ Chí Minh", "frequency": "weekly",
                    "query": {"q": "trạm y tế", "type": ["challenge"], "province": ["79"]},
                }),
            ),
            (
                "pham-hoai-phuong",
                json!({
                    "kind": "search", "name": "Kết quả nghiên cứu mới", "frequency": "at_once",
                    "query": {"type": ["capability"], "kind": ["research_result"]},
                }),
            ),
            (
                "hiroshi-minamoto",
                json!({
                    "kind": "search", "name": "Dementia imaging", "frequency": "never",
                    "query": {"q": "dementia MRI"},
                }),
            ),
        ] {
            self.save_search(person, wish).await?;
        }
        Ok(())
    }

    async fn save_search(&mut self, person: &str, wish: Value) -> Result<()> {
        let ctx = self.person(person).await?;
        saved_search::create(self.app, &ctx, body(wish)?).await?;
        Ok(())
    }
}
