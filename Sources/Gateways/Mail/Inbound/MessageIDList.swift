/// Reads Message-IDs out of what servers and programs write.
enum MessageIDList {
    /// Those that a reply of ours could quote; others are no use.
    static func all(_ text: String) -> [String] {
        text.split(separator: "<", omittingEmptySubsequences: false).dropFirst().compactMap { piece in
            guard let end = piece.firstIndex(of: ">") else { return nil }
            return try? MessageIDText.checked(String(piece[..<end]), header: "")
        }
    }

    static func first(_ text: String) -> String? { all(text).first }

    /// From the text of a header, line by line.
    static func inHeaders(_ text: String) -> String? {
        let lines = InboundText.clean(text).split(separator: "\n")
        guard let index = lines.firstIndex(where: { $0.lowercased().hasPrefix("message-id:") }) else { return nil }
        return first(String(lines[index...].prefix(2).joined()))
    }
}
