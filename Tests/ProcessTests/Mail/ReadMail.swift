import Foundation
import TestSupport

/// A message as Python's `email` reads it, which has nothing in common with what wrote it.
struct ReadMail: Decodable {
    struct Part: Decodable {
        let type: String
        let text: String
    }

    let headers: [[String]]
    let parts: [Part]
    /// What the reader found wrong with the message.
    let defects: [String]

    /// Unfolded and decoded.
    func header(_ name: String) -> String? {
        headers.first { $0.first?.lowercased() == name.lowercased() }?.last
    }

    func identifiers(_ name: String) -> [String] {
        header(name)?.split(whereSeparator: \.isWhitespace).map(String.init) ?? []
    }

    /// The words of a part as a person reads them, without markup, marks and line breaks.
    func words(of type: String) -> String? {
        parts.first { $0.type == type }.map { part in
            let text = type == "text/html" ? Self.readable(part.text) : part.text
            let marks: Set<Character> = ["-", ">"]
            return text.split(whereSeparator: \.isWhitespace).filter { !$0.allSatisfy(marks.contains) }
                .map { $0.last == ":" ? $0.dropLast() : $0 }.filter { !$0.isEmpty }.joined(separator: " ")
        }
    }

    private static func readable(_ html: String) -> String {
        let main = String(html.split(separator: "<main>").last ?? "")
        return main.replacing(/<[^>]*>/, with: " ").replacing("&lt;", with: "<").replacing("&gt;", with: ">")
            .replacing("&quot;", with: "\"").replacing("&#39;", with: "'").replacing("&amp;", with: "&")
    }
}

extension ReceivedMail {
    func read(on stage: Stage) async throws -> ReadMail {
        guard let python = ProcessInfo.processInfo.environment["REDRESS_TEST_PYTHON"] else { throw NoPython() }
        let output = stage.folder.appending(path: "\(UUID().uuidString).json")
        let input = Pipe()
        let child = stage.add(
            try Child(
                "read_mail", executable: URL(filePath: python), arguments: [Self.script], environment: [:],
                log: output.appendingPathExtension("log"), output: output, input: input))
        try input.fileHandleForWriting.write(contentsOf: Data(raw))
        try input.fileHandleForWriting.close()
        guard try await child.end(within: .seconds(20)) == .exited(0) else {
            throw EndedEarly(name: child.name, log: child.log)
        }
        return try JSONDecoder().decode(ReadMail.self, from: try Data(contentsOf: output))
    }

    private static let script = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "GatewaysTests/Fixtures/read_mail.py").path
}
