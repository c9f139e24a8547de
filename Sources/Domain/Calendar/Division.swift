/// The three parts of the United Kingdom that have their own bank holidays. A scheme profile names the one whose
/// calendar governs its clocks.
public enum Division: String, Codable, CaseIterable, Sendable {
    case englandAndWales = "england-and-wales"
    case scotland
    case northernIreland = "northern-ireland"

    public var title: String {
        switch self {
        case .englandAndWales: "England and Wales"
        case .scotland: "Scotland"
        case .northernIreland: "Northern Ireland"
        }
    }
}
