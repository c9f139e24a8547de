/// Names a scheme profile.
public struct SchemeID: RawRepresentable, Hashable, Codable, Sendable, CustomStringConvertible {
    public let rawValue: String

    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// Adjudication on documents: one final decision.
    public static let cisasStyle = SchemeID(rawValue: "cisas-style")
    /// Investigation with a provisional decision first.
    public static let communicationsOmbudsmanStyle = SchemeID(rawValue: "communications-ombudsman-style")

    public var description: String { rawValue }
}
