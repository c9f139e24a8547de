/// A language that the public pages and the letters to a complainant speak. The raw value is its tag (BCP 47).
public enum Language: String, Codable, CaseIterable, Sendable {
    case english = "en"
    case welsh = "cy"
}

extension Language {
    /// The tag of what the scheme itself writes: its English is British.
    public var tag: String {
        switch self {
        case .english: "en-GB"
        case .welsh: rawValue
        }
    }
}
