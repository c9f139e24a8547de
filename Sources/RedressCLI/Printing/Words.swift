import Domain

extension String {
    /// `provider_response` reads "provider response".
    var inWords: String { replacing("_", with: " ") }
}

extension RawRepresentable<String> where Self: CaseIterable {
    var inWords: String { rawValue.inWords }
}

extension ChaseStep {
    /// `2 working days after`.
    var inWords: String {
        switch offset {
        case 0: "on the due day"
        case ..<0: "\(-offset) working \(-offset == 1 ? "day" : "days") before"
        default: "\(offset) working \(offset == 1 ? "day" : "days") after"
        }
    }
}
