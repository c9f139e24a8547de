/// A language that the public pages speak. The raw value is its tag (BCP 47).
public enum Language: String, Codable, CaseIterable, Sendable {
    case english = "en"
    case welsh = "cy"
}
