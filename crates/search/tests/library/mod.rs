//! A small city of needs, offers and organisations to search in.
#![allow(dead_code, clippy::unwrap_used)]

use nhipcau_domain::{
    locale::{Bilingual, Locale},
    organisation::OrganisationKind,
    timestamp::Timestamp,
    topic::Topic,
};
use nhipcau_search::{
    Audience, Change, Document, Filter, Found, Index, Noun, Search,
    document::{OrganisationRef, Readiness},
};
use uuid::Uuid;

pub const NOW: Timestamp = Timestamp(1_780_000_000_000_000);

/// Status, province, topics (divided by commas), title, text.
const CHALLENGES: [(&str, &str, &str, &str, &str); 12] = [
    (
        "open",
        "79",
        "prehospital-emergency",
        "Rút ngắn thời gian cấp cứu ngoại viện giờ cao điểm",
        "Xe cứu thương mất hơn hai mươi phút mới tới hiện trường. Cần phương án điều phối trạm vệ tinh 115 và xe hai bánh.",
    ),
    (
        "open",
        "79",
        "imaging,ai",
        "Đọc phim X-quang ngực tại trạm y tế",
        "Trạm y tế chụp phim nhưng không có bác sĩ đọc. Cần phần mềm trí tuệ nhân tạo gợi ý tổn thương nghi lao.",
    ),
    (
        "open",
        "01",
        "stroke,cardiology",
        "Nhận diện sớm người đột quỵ trước khi tới bệnh viện",
        "Kíp cấp cứu cần báo trước cho khoa đột quỵ để giảm thời gian cửa – kim.",
    ),
    (
        "open",
        "79",
        "mental-health",
        "Sàng lọc sức khỏe tâm thần sau dịch",
        "Nhân viên y tế và học sinh lo âu, mất ngủ. Cần bộ công cụ sàng lọc và đường dây tư vấn.",
    ),
    (
        "in_pilot",
        "46",
        "patient-flow",
        "Đặt lịch khám và lấy số từ xa",
        "Người bệnh chờ từ năm giờ sáng. Cần đặt lịch trên ứng dụng của thành phố.",
    ),
    (
        "open",
        "22",
        "telemedicine,imaging",
        "Hội chẩn hình ảnh cho xã đảo",
        "Đường truyền ra đảo chập chờn. Cần cách gửi ảnh siêu âm, X-quang về tuyến tỉnh.",
    ),
    (
        "closed",
        "79",
        "infection-control",
        "Giám sát rửa tay tại khoa hồi sức",
        "Tỷ lệ tuân thủ vệ sinh tay dưới 60 %. Cần giám sát tự động, không quay mặt người.",
    ),
    (
        "open",
        "79",
        "palliative-care",
        "Chăm sóc giảm nhẹ tại nhà",
        "Người bệnh ung thư giai đoạn cuối muốn ở nhà. Cần đội lưu động và thuốc giảm đau an toàn.",
    ),
    (
        "completed",
        "79",
        "records",
        "Hồ sơ sức khỏe điện tử người cao tuổi",
        "Mỗi phường lập hồ sơ một kiểu. Cần một hồ sơ liên thông với bệnh viện.",
    ),
    (
        "open",
        "79",
        "elderly-care",
        "Phát hiện té ngã ở người sống một mình",
        "Người cao tuổi té ngã không ai biết. Cần cảm biến không xâm phạm riêng tư.",
    ),
    (
        "open",
        "01",
        "drug-supply",
        "Dự trù thuốc hiếm giữa các bệnh viện",
        "Thuốc giải độc hết hạn nơi này, thiếu nơi kia. Cần kho ảo dùng chung.",
    ),
    (
        "open",
        "79",
        "rehabilitation",
        "Phục hồi chức năng tại nhà sau đột quỵ",
        "Sau ra viện người bệnh bỏ tập. Cần thiết bị và người hướng dẫn từ xa.",
    ),
];

/// Kind, readiness, topics, title, text.
const CAPABILITIES: [(&str, i32, &str, &str, &str); 14] = [
    (
        "product",
        8,
        "prehospital-emergency",
        "Điều phối xe cứu thương theo giao thông thực",
        "Tổng đài 115 chọn xe gần nhất, chỉ đường tránh kẹt; trạm vệ tinh nhận lệnh trong mười giây.",
    ),
    (
        "service",
        7,
        "prehospital-emergency",
        "Đội xe máy cấp cứu hai bánh",
        "Kíp hai người tới hiện trường trong tám phút với máy sốc tim và thuốc.",
    ),
    (
        "technology",
        7,
        "imaging,ai",
        "Phần mềm đọc X-quang phổi",
        "Mạng nơ-ron đánh dấu tổn thương nghi lao trên phim ngực, chạy không cần mạng.",
    ),
    (
        "research_result",
        5,
        "neurology,ai",
        "Phân tích cộng hưởng từ người sa sút trí tuệ",
        "Đo thể tích hồi hải mã tự động.",
    ),
    (
        "product",
        9,
        "patient-flow",
        "Hệ thống xếp hàng và đặt lịch khám",
        "Người bệnh lấy số qua điện thoại, nhận tin nhắn khi gần tới lượt.",
    ),
    (
        "technology",
        6,
        "elderly-care",
        "Cảm biến té ngã bằng ra-đa",
        "Không quay hình, báo cho người nhà trong ba mươi giây.",
    ),
    (
        "service",
        8,
        "mental-health",
        "Đường dây tư vấn tâm lý học đường",
        "Chuyên viên trực đêm, sàng lọc bằng thang đo đã chuẩn hóa.",
    ),
    (
        "product",
        8,
        "infection-control",
        "Thẻ nhắc vệ sinh tay",
        "Thẻ đeo rung khi nhân viên quên rửa tay cạnh giường bệnh.",
    ),
    (
        "research_result",
        4,
        "genetics",
        "Bộ gen tham chiếu bệnh hiếm",
        "Cơ sở dữ liệu biến thể của người Việt.",
    ),
    (
        "product",
        7,
        "rehabilitation,stroke",
        "Găng tay tập phục hồi cho người liệt nửa người",
        "Bài tập tại nhà, kỹ thuật viên theo dõi từ xa.",
    ),
    (
        "technology",
        6,
        "telemedicine,imaging",
        "Nén ảnh y khoa cho đường truyền yếu",
        "Gửi siêu âm và X-quang qua vệ tinh, giữ chi tiết chẩn đoán.",
    ),
    (
        "expertise",
        9,
        "palliative-care",
        "Nhóm bác sĩ chăm sóc giảm nhẹ",
        "Huấn luyện điều dưỡng phường xử trí đau và khó thở.",
    ),
    (
        "product",
        8,
        "traditional-medicine",
        "Truy xuất nguồn gốc dược liệu",
        "Mã lô từ vườn trồng tới hiệu thuốc, kiểm nghiệm hoạt chất.",
    ),
    (
        "technology",
        3,
        "3d-printing",
        "In 3D mảnh ghép sọ",
        "Thiết kế theo phim cắt lớp của từng người bệnh.",
    ),
];

const ORGANISATIONS: [(&str, OrganisationKind, &str); 4] = [
    (
        "Công ty Cổ phần Lam Giang Y tế số",
        OrganisationKind::Enterprise,
        "Phần mềm điều phối cấp cứu và đọc phim X-quang.",
    ),
    (
        "Viện Nghiên cứu Hồng Lĩnh",
        OrganisationKind::ResearchInstitute,
        "Di truyền, bệnh hiếm và tế bào gốc.",
    ),
    ("Bệnh viện Bạch Mã", OrganisationKind::HealthFacility, "Đột quỵ, phục hồi chức năng."),
    ("Trường Đại học Sông Hinh", OrganisationKind::University, "Kỹ thuật y sinh, in 3D, cảm biến."),
];

pub fn topics(codes: &str) -> Vec<Topic> {
    codes
        .split(',')
        .map(|code| Topic {
            code: code.to_owned(),
            label: Bilingual { vi: None, en: Some(code.replace('-', " ")) },
            broader: None,
        })
        .collect()
}

pub fn id(noun: Noun, number: usize) -> Uuid {
    let base: u128 = match noun {
        Noun::Challenge => 1_000,
        Noun::Capability => 2_000,
        Noun::Organisation => 3_000,
    };
    Uuid::from_u128(base + number as u128)
}

pub fn documents() -> Vec<Document> {
    let mut out = Vec::new();
    for (number, (status, province, codes, title, text)) in CHALLENGES.into_iter().enumerate() {
        let mut document = Document::new(
            Noun::Challenge,
            id(Noun::Challenge, number),
            "solution_order",
            Bilingual::vi(title),
        );
        document.code = Some(format!("BT-2026-{number:04}"));
        document.summary = Bilingual::vi(text);
        document.measures = vec![Bilingual::vi(format!("Kết quả: {}", title.to_lowercase()))];
        document.topics = topics(codes);
        document.status = Some(status.to_owned());
        document.province = Some(province.to_owned());
        document.country = Some("VN".to_owned());
        document.readiness = Some(Readiness { min: 6, max: 9 });
        document.closes_at = Some(NOW.plus_days(30));
        document.changed_at = NOW.plus_days(-i64::try_from(number).unwrap());
        out.push(document);
    }
    for (number, (kind, trl, codes, title, text)) in CAPABILITIES.into_iter().enumerate() {
        let mut document = Document::new(
            Noun::Capability,
            id(Noun::Capability, number),
            kind,
            Bilingual::vi(title),
        );
        document.body = Bilingual::vi(text);
        document.topics = topics(codes);
        document.country = Some("VN".to_owned());
        document.readiness = Some(Readiness { min: trl, max: trl });
        document.changed_at = NOW.plus_days(-i64::try_from(number).unwrap());
        let (name, kind, _) = ORGANISATIONS[number % ORGANISATIONS.len()];
        document.organisation = Some(OrganisationRef {
            id: id(Noun::Organisation, number % ORGANISATIONS.len()),
            name: Bilingual::vi(name),
            kind,
        });
        out.push(document);
    }
    for (number, (name, kind, text)) in ORGANISATIONS.into_iter().enumerate() {
        let id = id(Noun::Organisation, number);
        let mut document =
            Document::new(Noun::Organisation, id, kind.as_str(), Bilingual::vi(name));
        document.body = Bilingual::vi(text);
        document.organisation = Some(OrganisationRef { id, name: Bilingual::vi(name), kind });
        document.province = Some("79".to_owned());
        out.push(document);
    }
    let mut english = Document::new(
        Noun::Capability,
        id(Noun::Capability, 100),
        "technology",
        Bilingual { vi: None, en: Some("Portable vaccine cold chain for islands".to_owned()) },
    );
    english.body = Bilingual {
        vi: None,
        en: Some("Boxes keep vaccines cold for nine days. Sensors report temperatures.".to_owned()),
    };
    english.external_id = Some("ext-7".to_owned());
    out.push(english);
    let mut confidential = Document::new(
        Noun::Capability,
        id(Noun::Capability, 101),
        "research_result",
        Bilingual::vi("Máy zirconi mật dành riêng cho cơ quan môi giới"),
    );
    confidential.audience = Audience::Brokers;
    out.push(confidential);
    out
}

pub fn puts(documents: &[Document]) -> Vec<Change> {
    documents.iter().map(|document| Change::Put(Box::new(document.clone()))).collect()
}

pub fn library() -> Index {
    let index = Index::in_memory().unwrap();
    index.apply(&puts(&documents()), 1).unwrap();
    index
}

pub fn search(text: &str) -> Search {
    Search::new(Audience::Public, text, NOW)
}

pub fn of(noun: Noun) -> Filter {
    Filter { nouns: vec![noun], ..Filter::default() }
}

pub fn titles(found: &Found) -> Vec<&str> {
    found.hits.iter().map(|hit| hit.document.title.get(Locale::default())).collect()
}
