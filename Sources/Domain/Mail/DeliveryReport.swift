/// What a mail server says became of a message of ours (RFC 3464).
public struct DeliveryReport: Equatable, Sendable {
    public enum Outcome: String, Codable, Sendable {
        /// It will not arrive.
        case failed
        /// The server still tries.
        case delayed
        /// It arrived, or was handed on.
        case delivered
    }

    public let outcome: Outcome
    /// The enhanced status of RFC 3463, such as `5.1.1`; empty where the report has none.
    public let status: String
    /// The Message-ID of the message that it is about, if it was returned.
    public let originalMessageID: String?

    public init(outcome: Outcome, status: String, originalMessageID: String?) {
        self.outcome = outcome
        self.status = status
        self.originalMessageID = originalMessageID
    }

    /// - Parameters:
    ///   - action: the report's word for it, in any case
    ///   - status: its status; a word that is none is left out
    public init(action: String, status: String, originalMessageID: String?) {
        let isStatus =
            status.split(separator: ".").count == 3 && status.allSatisfy { $0.isASCII && ($0.isNumber || $0 == ".") }
        let status = isStatus && status.count <= 11 ? status : ""
        self.init(
            outcome: Self.outcome(action.lowercased(), status), status: status, originalMessageID: originalMessageID)
    }

    /// Some servers say `failed` of what they go on trying; the status decides then.
    private static func outcome(_ action: String, _ status: String) -> Outcome {
        switch action {
        case "delivered", "relayed", "expanded": .delivered
        case "delayed": .delayed
        default: status.hasPrefix("4.") && action != "failed" ? .delayed : .failed
        }
    }
}
