/// Where a complaint comes from: a region of the United Kingdom, a place of another country as it is called there, or
/// nobody knows.
public struct Region: RawRepresentable, Hashable, Sendable {
    public let rawValue: String

    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// Of a complaint without a postcode.
    public static let unknown = Region(rawValue: "")

    /// Nil for places of other countries.
    public var inUK: UKRegion? { UKRegion(rawValue: rawValue) }

    /// Nil where the place is not known.
    public var nation: Nation? {
        self == .unknown ? nil : inUK?.nation ?? .elsewhere
    }
}

/// The regions of the United Kingdom by their codes at ITL level 1 (Office for National Statistics, January 2021).
public enum UKRegion: String, CaseIterable, Sendable {
    case northEast = "TLC"
    case northWest = "TLD"
    case yorkshireAndTheHumber = "TLE"
    case eastMidlands = "TLF"
    case westMidlands = "TLG"
    case eastOfEngland = "TLH"
    case london = "TLI"
    case southEast = "TLJ"
    case southWest = "TLK"
    case wales = "TLL"
    case scotland = "TLM"
    case northernIreland = "TLN"

    public var title: String {
        switch self {
        case .northEast: "North East of England"
        case .northWest: "North West of England"
        case .yorkshireAndTheHumber: "Yorkshire and The Humber"
        case .eastMidlands: "East Midlands"
        case .westMidlands: "West Midlands"
        case .eastOfEngland: "East of England"
        case .london: "London"
        case .southEast: "South East of England"
        case .southWest: "South West of England"
        case .wales: "Wales"
        case .scotland: "Scotland"
        case .northernIreland: "Northern Ireland"
        }
    }

    public var nation: Nation {
        switch self {
        case .northEast, .northWest, .yorkshireAndTheHumber, .eastMidlands, .westMidlands, .eastOfEngland, .london,
            .southEast, .southWest:
            .england
        case .wales: .wales
        case .scotland: .scotland
        case .northernIreland: .northernIreland
        }
    }
}

/// What regions make up.
public enum Nation: String, CaseIterable, Sendable {
    case england
    case scotland
    case wales
    case northernIreland = "northern_ireland"
    /// Complaints that were imported from the books of another country's scheme.
    case elsewhere

    /// Then the two are the same.
    public var isOneRegion: Bool {
        switch self {
        case .scotland, .wales, .northernIreland: true
        case .england, .elsewhere: false
        }
    }

    public var title: String {
        switch self {
        case .england: "England"
        case .scotland: "Scotland"
        case .wales: "Wales"
        case .northernIreland: "Northern Ireland"
        case .elsewhere: "outside the United Kingdom"
        }
    }
}
