import ArgumentParser
import Domain
import Foundation
import Operations

/// The file to be imported, and how it is to be read.
struct ImportFileOptions: ParsableArguments {
    enum Format: String, CaseIterable, ExpressibleByArgument {
        case jsonl, csv
    }

    @Argument(help: "The file; - for standard input.")
    var file: String

    @Option(help: "jsonl: one JSON object a line. csv: RFC 4180 with a header row. By default as the file's name ends.")
    var format: Format?

    @Option(
        help: """
            What the rows mean. native: bodies as of POST /v1/complaints with external_id. fcc: the FCC's published \
            complaints. Otherwise a mapping file (YAML).
            """)
    var mapping = ComplaintMapping.native.rawValue

    @Option(help: "What stands between the cells of csv: one character, or tab.")
    var separator = ","

    @Option(help: "How the texts of csv are written; nothing is guessed.")
    var encoding = TextEncoding.utf8

    func validate() throws {
        guard separatorByte != nil else { throw ValidationError("--separator must be one ASCII character, or tab") }
    }

    var importedFile: ImportedFile {
        ImportedFile(path: file, format: chosenFormat)
    }

    private var chosenFormat: ImportFormat {
        switch format ?? (file.hasSuffix(".csv") ? .csv : .jsonl) {
        case .jsonl: .jsonl
        case .csv: .csv(separator: separatorByte ?? UInt8(ascii: ","), encoding: encoding)
        }
    }

    private var separatorByte: UInt8? {
        if separator == "tab" { return UInt8(ascii: "\t") }
        guard separator.utf8.count == 1, let byte = separator.utf8.first, byte < 0x80 else { return nil }
        return [UInt8(ascii: "\""), UInt8(ascii: "\n"), UInt8(ascii: "\r")].contains(byte) ? nil : byte
    }

    /// - Throws: `CommandFailure` that says what is wrong with the mapping file.
    func chosenMapping() throws -> ImportMapping {
        if let bundled = ComplaintMapping(rawValue: mapping) { return .bundled(bundled) }
        guard let yaml = try? String(contentsOfFile: mapping, encoding: .utf8) else {
            let known = ComplaintMapping.allCases.map(\.rawValue).joined(separator: ", ")
            throw CommandFailure("--mapping \(mapping) is neither of \(known) nor a file that can be read")
        }
        do throws(ProfileError) {
            return .columns(try RowMapping.load(yaml: yaml))
        } catch {
            throw CommandFailure("\(mapping):\n\(error)")
        }
    }
}
