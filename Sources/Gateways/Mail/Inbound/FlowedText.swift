/// Joins the lines of a paragraph that format=flowed broke (RFC 3676): each such line ends with a space.
enum FlowedText {
    static func joined(_ text: String, deletingSpaces deletes: Bool) -> String {
        var lines: [String] = []
        var openDepth: Int?
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            let depth = line.prefix { $0 == ">" }.count
            let content = unstuffed(line.dropFirst(depth))
            let isFlowed = content.hasSuffix(" ") && content != "-- "
            let piece = isFlowed && deletes ? String(content.dropLast()) : content
            if openDepth == depth, !lines.isEmpty {
                // In place: a paragraph of a million pieces must not be copied a million times.
                lines[lines.endIndex - 1] += piece
            } else {
                lines.append(depth == 0 ? piece : String(repeating: ">", count: depth) + " " + piece)
            }
            openDepth = isFlowed ? depth : nil
        }
        return lines.joined(separator: "\n")
    }

    /// A space in front protects what would be read as a mark.
    private static func unstuffed(_ line: Substring) -> String {
        String(line.hasPrefix(" ") ? line.dropFirst() : line)
    }
}
