/// What makes it easier for somebody to deal with the scheme. It belongs to the person, not to the case.
public enum Adjustment: String, Codable, CaseIterable, Sendable {
    case largePrint = "large_print"
    case braille, audio
    case easyRead = "easy_read"
    /// Relay UK: a call by relay is a normal call.
    case relay
    /// British Sign Language.
    case signLanguage = "bsl"
    case interpreter
    /// Whoever asks for it is written to in Welsh.
    case welsh
    case moreTime = "more_time"
    case phoneInstead = "phone_instead"
    case singleContact = "single_contact"
}

/// What a vulnerability has to do with. It is recorded with a reason only, and shown to those who need it.
public enum VulnerabilityKind: String, Codable, CaseIterable, Sendable {
    case age, illness, disability
    case lowLiteracy = "low_literacy"
    case bereavement, other
}

/// What makes it harder for a complainant than for others.
public struct Vulnerability: Hashable, Sendable {
    public let kinds: [VulnerabilityKind]
    public let reason: String
}

/// Who acts for the complainant, with the complainant's authority.
public struct Representative: Hashable, Sendable {
    public let name: String
    public let email: String?
    public let phone: String?
}
