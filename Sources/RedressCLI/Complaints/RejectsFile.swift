import Domain
import Foundation
import Operations

/// The file that rejected rows are written to while an import runs: CSV with a line a problem when its name ends so,
/// otherwise JSON with a line a row. It holds no text of the rows, only their lines, ids and problems.
final class RejectsFile {
    private let handle: FileHandle
    private let isTable: Bool

    /// Begins a new file, which only its owner may read.
    ///
    /// - Throws: `CommandFailure` when that cannot be done.
    init(path: String) throws {
        let attributes: [FileAttributeKey: Any] = [.posixPermissions: 0o600]
        guard FileManager.default.createFile(atPath: path, contents: nil, attributes: attributes),
            let handle = FileHandle(forWritingAtPath: path)
        else { throw CommandFailure("\(path) cannot be written") }
        self.handle = handle
        isTable = path.hasSuffix(".csv")
        if isTable { try write("line,external_id,pointer,code,message\r\n") }
    }

    func add(_ row: RejectedRow) throws {
        try write(isTable ? table(row) : "\(row.json.text)\n")
    }

    /// - Throws: when what was written is not on the disk.
    func close() throws {
        try handle.synchronize()
        try handle.close()
    }

    private func table(_ row: RejectedRow) -> String {
        row.problems.map { problem in
            let cells = [
                "\(row.line)", row.externalID ?? "", problem.pointer, problem.code.rawValue, problem.message,
            ]
            return cells.map(quoted).joined(separator: ",") + "\r\n"
        }.joined()
    }

    private func quoted(_ cell: String) -> String {
        "\"\(cell.replacing("\"", with: "\"\""))\""
    }

    private func write(_ text: String) throws {
        try handle.write(contentsOf: Data(text.utf8))
    }
}

extension RejectedRow {
    var json: JSONValue {
        [
            "line": JSONValue(count: line), "external_id": JSONValue(text: externalID),
            "problems": .array(
                problems.map {
                    [
                        "pointer": .string($0.pointer), "code": .string($0.code.rawValue),
                        "message": .string($0.message),
                    ]
                }),
        ]
    }
}
