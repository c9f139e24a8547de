import Domain

/// What was found of a report (RFC 3462, RFC 3464) while its parts were read.
struct ReportParts {
    /// The report type of `multipart/report`; `nil` where there is none.
    var type: String?
    var status: String?
    var originalMessageID: String?
    var isReadReceipt = false

    /// Some servers forget to say which type it is, so the part decides.
    var deliveryReport: DeliveryReport? {
        guard type != nil, let status else { return nil }
        let recipients = Self.blocks(of: status).filter { $0["action"] != nil || $0["status"] != nil }
        let reports = recipients.map { block in
            DeliveryReport(
                action: block["action"] ?? "failed", status: block["status"] ?? "", originalMessageID: originalMessageID
            )
        }
        return reports.first { $0.outcome == .failed } ?? reports.first
            ?? DeliveryReport(outcome: .failed, status: "", originalMessageID: originalMessageID)
    }

    /// One for the message, then one for each recipient; names in lower case, values without comments.
    private static func blocks(of text: String) -> [[String: String]] {
        let lines = InboundText.clean(text).split(separator: "\n", omittingEmptySubsequences: false)
        return lines.split { $0.allSatisfy(\.isWhitespace) }.prefix(100).map { block in
            Dictionary(block.compactMap(field)) { first, _ in first }
        }
    }

    private static func field(_ line: Substring) -> (String, String)? {
        guard let colon = line.firstIndex(of: ":") else { return nil }
        let value = line[line.index(after: colon)...].drop { $0 == " " || $0 == "\t" }
        return (line[..<colon].lowercased(), String(value.prefix { $0 != " " && $0 != "(" && $0 != ";" }))
    }
}

/// Reads from a header what says that no person wrote the message.
struct AutomationHeaders {
    private let message: MIMEMessage

    init(_ message: MIMEMessage) {
        self.message = message
    }

    var signs: AutomationSigns {
        var signs = AutomationSigns()
        signs.autoSubmitted = keyword("Auto-Submitted")
        signs.precedence = keyword("Precedence")
        signs.hasAutoReplyHeader = Self.autoReplyHeaders.contains { message.header($0) != nil }
        signs.suppressesReplies = message.header("X-Auto-Response-Suppress") != nil
        signs.isFromList = ["List-Id", "List-Unsubscribe", "List-Post"].contains { message.header($0) != nil }
        signs.hops = message.headers("Received").count
        signs.loopMarks = message.headers("X-Loop").map { $0.lowercased() }
        return signs
    }

    private func keyword(_ name: String) -> String? {
        message.header(name).map { String($0.lowercased().prefix { $0 != ";" && $0 != " " && $0 != "(" }) }
    }

    private static let autoReplyHeaders = [
        "X-Autoreply", "X-Autorespond", "X-Auto-Reply-From", "X-AutoReply-From",
        "X-Mail-Autoreply", "X-Vacation", "X-FC-MachineGenerated",
    ]
}
