import Domain
import Hummingbird
import Operations

extension NewEvidence {
    /// A file as the API announces it.
    ///
    /// - Throws: `ValidationFailure` with everything that is wrong.
    init(json: JSONValue) throws {
        var reader = ActionReader()
        let object = reader.object(json, at: "", allowed: ["file_name", "description", "size"])
        let name = reader.text(object, "file_name", at: "", longest: EvidenceLimits.longestFileName)
        let description = reader.text(object, "description", at: "", longest: EvidenceLimits.longestDescription)
        let size = reader.number(object, "size", at: "", least: 1) ?? 0
        guard reader.problems.isEmpty else { throw ValidationFailure(problems: reader.problems) }
        self.init(fileName: name, description: description, size: size)
    }
}

extension NewRedaction {
    static let longestText = 2_000

    /// A redacted file as the API announces it.
    ///
    /// - Throws: `ValidationFailure` with everything that is wrong.
    init(json: JSONValue) throws {
        var reader = ActionReader()
        let object = reader.object(json, at: "", allowed: ["file_name", "size", "text"])
        let name = reader.text(object, "file_name", at: "", longest: EvidenceLimits.longestFileName)
        let size = reader.number(object, "size", at: "", least: 1) ?? 0
        let text = reader.text(object, "text", at: "", longest: Self.longestText)
        guard reader.problems.isEmpty else { throw ValidationFailure(problems: reader.problems) }
        self.init(file: NewEvidence(fileName: name, description: "", size: size), text: text)
    }
}

extension Problem {
    init(_ refusal: EvidenceRefusal) {
        switch refusal {
        case .unknownKind:
            self.init(.unsupportedMediaType, "The file is of none of the kinds that are taken: \(EvidenceKind.spoken).")
        case .frozen(let status):
            self.init(.notPossibleNow, "The case file is closed: evidence is not taken or taken back any more.")
            code = "file_closed"
            caseStatus = status
        case .notFlattenable:
            self.init(.unsupportedMediaType, "A redacted file must be a PDF or a picture.")
        case .shared:
            self.init(.notPossibleNow, "The other side has it, so it stays in the file.")
            code = "shared"
        case .empty, .fileTooLarge, .tooManyFiles, .caseFull:
            self = .invalid([refusal.problem(at: "/size")])
        }
    }

    init(_ conflict: UploadConflict) {
        self.init(.wrongOffset)
        headers[.uploadOffset] = "\(conflict.offset)"
    }
}

extension EvidenceRefusal {
    /// - Parameter pointer: where in what was sent the file is spoken of
    func problem(at pointer: String) -> FieldProblem {
        switch self {
        case .empty: FieldProblem(pointer: pointer, code: .outOfRange, message: "is empty")
        case .fileTooLarge:
            FieldProblem(
                pointer: pointer, code: .outOfRange,
                message: "must be smaller than \(ByteCount.spoken(EvidenceLimits.largestFile))")
        case .tooManyFiles:
            FieldProblem(
                pointer: pointer, code: .tooMany,
                message: "is one too many: \(EvidenceLimits.mostFiles) files are the limit")
        case .caseFull(let bytesLeft):
            FieldProblem(
                pointer: pointer, code: .outOfRange,
                message: "is too large for what is left, \(ByteCount.spoken(bytesLeft))")
        case .unknownKind:
            FieldProblem(pointer: pointer, code: .unknownValue, message: "must be one of these: \(EvidenceKind.spoken)")
        case .notFlattenable:
            FieldProblem(pointer: pointer, code: .unknownValue, message: "must be a PDF or a picture")
        case .shared:
            FieldProblem(pointer: "", code: .contradiction, message: "is shared with the other side, so it stays")
        case .frozen:
            FieldProblem(pointer: "", code: .contradiction, message: "comes too late: the case file is closed")
        }
    }
}

/// Sizes as people's computers show them.
enum ByteCount {
    /// `640 bytes`, `12 kB`, `3.4 MB`; a kB has 1,024 bytes.
    static func spoken(_ bytes: Int) -> String {
        switch bytes {
        case ..<1024: return bytes == 1 ? "1 byte" : "\(bytes) bytes"
        case ..<(1024 * 1024): return "\((bytes + 512) / 1024) kB"
        default:
            let tenths = (bytes * 10 + 524_288) / 1_048_576
            return tenths % 10 == 0 ? "\(tenths / 10) MB" : "\(tenths / 10).\(tenths % 10) MB"
        }
    }
}
