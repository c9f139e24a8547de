/// The first level of the taxonomy: what a complaint is about in one word.
public enum IssueGroup: String, Codable, CaseIterable, Sendable {
    case billing
    case coverage
    case disruption
    case contract
    case switching
    case equipment
    case customerService = "customer_service"
    case accessibility
    case privacy
    case other

    public var title: String {
        switch self {
        case .billing: "Billing"
        case .coverage: "Coverage and service quality"
        case .disruption: "Service disruption"
        case .contract: "Contract"
        case .switching: "Switching and numbers"
        case .equipment: "Equipment"
        case .customerService: "Customer service"
        case .accessibility: "Accessibility and vulnerability"
        case .privacy: "Privacy and fraud"
        case .other: "Sales and other"
        }
    }

    /// The codes of the group, in the order in which a form shows them.
    public var codes: [IssueCode] { IssueCode.allCases.filter { $0.group == self } }
}
