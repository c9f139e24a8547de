/// The scheme profiles that are in force, by their ids.
public struct SchemeProfiles: Sendable {
    /// Decides where the provider is a member of no scheme.
    public let fallback: SchemeProfile
    private let byID: [SchemeID: SchemeProfile]

    public init(fallback: SchemeProfile, others: [SchemeProfile]) {
        self.fallback = fallback
        byID = Dictionary(([fallback] + others).map { ($0.id, $0) }) { first, _ in first }
    }

    /// The same profiles, counting by other bank holidays.
    public func counting(by table: BankHolidayTable) -> SchemeProfiles {
        SchemeProfiles(fallback: fallback.counting(by: table), others: all.map { $0.counting(by: table) })
    }

    /// The same profiles, of which none reads a decision a second time: for an office with too few people to do so.
    public var withoutSecondReadings: SchemeProfiles {
        SchemeProfiles(fallback: fallback.withoutSecondReadings, others: all.map(\.withoutSecondReadings))
    }

    public subscript(id: SchemeID) -> SchemeProfile? { byID[id] }

    /// All of them, by id.
    public var all: [SchemeProfile] { byID.values.sorted { $0.id.rawValue < $1.id.rawValue } }
}
