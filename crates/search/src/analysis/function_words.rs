//! Words that hold sentences together. They are indexed and searched like any other, since each
//! is also a syllable of words with a meaning, but alone they explain nothing.

use std::sync::LazyLock;

use foldhash::HashSet;

/// Vietnamese function words, one syllable each.
const VIETNAMESE: [&str; 78] = [
    "ai", "bao", "bằng", "bị", "bởi", "chỉ", "cho", "chưa", "chứ", "có", "còn", "cũng", "cùng",
    "cả", "các", "cách", "cái", "của", "do", "dù", "dưới", "gì", "giữa", "hay", "hoặc", "hơn",
    "khi", "không", "là", "làm", "lại", "lên", "mà", "mỗi", "một", "mọi", "muốn", "mới", "nào",
    "này", "nên", "nếu", "ngay", "nhiều", "như", "nhưng", "những", "ở", "phải", "qua", "ra", "rất",
    "rồi", "sao", "sau", "sẽ", "tại", "theo", "thì", "tôi", "trên", "trong", "trước", "từ", "từng",
    "và", "vào", "về", "vẫn", "vì", "với", "được", "đang", "đã", "đến", "để", "đó", "đều",
];

/// Whether a normalised syllable only holds sentences together.
pub(crate) fn is_function_word(syllable: &str) -> bool {
    VIETNAMESE.contains(&syllable)
}

/// Whether a word without diacritics could be one of them typed without accents.
pub(crate) fn is_folded_function_word(folded: &str) -> bool {
    // Asked of every number in every text, which is remembered nowhere.
    static FOLDED: LazyLock<HashSet<String>> =
        LazyLock::new(|| VIETNAMESE.iter().map(|word| super::fold(word)).collect());
    FOLDED.contains(folded)
}
