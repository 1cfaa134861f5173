//! How people come into organisations: what waits for an answer on the demonstration's day, a person
//! who acts in two names, domains, reliance, and a firm that was registered twice.

use nhipcau_app::{
    Ctx, Expected, Result,
    organisation::{self as organisations, joining, mail_domain},
};
use serde_json::{Value, json};
use uuid::Uuid;

use super::{
    Demo,
    act::{PeopleAct, body},
};

impl Demo<'_> {
    /// One act; whoever comes into another organisation acts for it from then on.
    pub async fn people(&mut self, act: PeopleAct) -> Result<()> {
        match act {
            PeopleAct::TakeIn => self.take_in().await?,
            PeopleAct::SaveSearches => self.save_searches().await?,
            PeopleAct::TeachAWord => self.teach_a_word().await?,
            PeopleAct::Rely => {
                let firm = self.organisation("phoi-viet")?;
                let broker = self.preparer("so-khcn-ha-noi").await?;
                self.rely(&broker, firm).await?;
            }
            PeopleAct::LeaveWaiting => self.leave_waiting().await?,
        }
        self.contexts.clear();
        Ok(())
    }

    async fn take_in(&mut self) -> Result<()> {
        let lab = self.organisation("lab-anh-y-khoa")?;
        let invited = json!({
            "kind": "invitation", "email": "phan.nhat.minh@nhip-som.example", "role": "editor",
            "message": "Mời anh cùng viết phần mô-đun ghép nối.",
        });
        let invited = self.join("bui-duc-tri", lab, invited).await?;
        let guest = self.person("phan-nhat-minh").await?;
        let accept = body(json!({"action": "accept"}))?;
        joining::transition(self.app, &guest, invited, Expected::OneOf(vec![1]), accept).await?;
        self.claim("bui-duc-tri", lab, "lab-anh-y-khoa.example", Some("pham-hoai-phuong")).await
    }

    async fn leave_waiting(&mut self) -> Result<()> {
        let firm = self.organisation("phoi-viet")?;
        let invited = json!({
            "kind": "invitation", "email": "tran.bao.ngoc@phoi-viet.example", "role": "editor",
            "message": "Chị Ngọc vào để cùng soạn hồ sơ nhé.",
        });
        self.join("huynh-gia-bao", firm, invited).await?;
        self.claim("huynh-gia-bao", firm, "phoi-viet.example", None).await?;
        let asks = json!({
            "kind": "request", "message": "Tôi vừa về phụ trách thử nghiệm lâm sàng của công ty.",
        });
        self.join("ly-hong-chau", firm, asks).await?;

        // Registered again by mistake: the same number, written otherwise.
        let twice = json!({
            "kind": "enterprise", "name": {"vi": "Nhịp Sớm Technologies"}, "country": "VN",
            "province": "79", "registration_number": "DEMO VN 1315",
        });
        let founder = self.person("phan-nhat-minh").await?;
        organisations::create(self.app, &founder, body(twice)?).await?;
        Ok(())
    }

    async fn join(&mut self, person: &str, organisation: Uuid, how: Value) -> Result<Uuid> {
        let ctx = self.person(person).await?;
        Ok(joining::create(self.app, &ctx, organisation, body(how)?).await?.id)
    }

    async fn claim(
        &mut self,
        person: &str,
        organisation: Uuid,
        domain: &str,
        confirmed_by: Option<&str>,
    ) -> Result<()> {
        let ctx = self.person(person).await?;
        let claim = body(json!({"domain": domain, "role": "viewer"}))?;
        let made = mail_domain::claim(self.app, &ctx, organisation, claim).await?;
        if let Some(broker) = confirmed_by {
            let ctx = self.person(broker).await?;
            let confirm = body(json!({"action": "confirm"}))?;
            let seen = Expected::OneOf(vec![made.version]);
            mail_domain::transition(self.app, &ctx, made.id, seen, confirm).await?;
        }
        Ok(())
    }

    async fn rely(&self, broker: &Ctx, organisation: Uuid) -> Result<()> {
        let view = organisations::read(self.app, broker, organisation).await?;
        let seen = Expected::OneOf(vec![view.summary.version]);
        let step = body(json!({"action": "rely"}))?;
        organisations::transition(self.app, broker, organisation, seen, step).await?;
        Ok(())
    }
}
