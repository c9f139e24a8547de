/// Who may be waited for, and who may act.
public enum Party: String, Codable, CaseIterable, Sendable {
    case complainant
    case provider
    case caseworker
    case ombudsman
    case scheme
}
