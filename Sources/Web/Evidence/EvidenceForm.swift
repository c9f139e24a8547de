import Domain
import Hummingbird
import Operations

/// What was just done, as the address of the page says it.
enum EvidenceStep: String {
    case added, removed
}

/// The inputs of the form, by their ids, from the top of the page to its end.
enum EvidenceInput: String, CaseIterable {
    case description = "evidence-description"
    case redaction = "redaction-text"
    case file = "evidence-file"
}

/// Why a file that a form brought was not taken, as the reader can put it right.
enum EvidenceFormProblem: Equatable {
    case noDescription
    case longDescription
    case noRedaction
    case longRedaction
    case noFile
    case refused(EvidenceRefusal)

    /// Nil for what no input can put right.
    var input: EvidenceInput? {
        switch self {
        case .noDescription, .longDescription: .description
        case .noRedaction, .longRedaction: .redaction
        case .refused(.frozen), .refused(.shared): nil
        case .noFile, .refused: .file
        }
    }

    func text(in words: Catalogue) -> String {
        switch self {
        case .noDescription: words("evidence.error.no_description")
        case .longDescription:
            words("evidence.error.long_description", ["max": "\(EvidenceLimits.longestDescription)"])
        case .noRedaction: words("evidence.error.no_redaction")
        case .longRedaction: words("evidence.error.long_redaction", ["max": "\(NewRedaction.longestText)"])
        case .noFile: words("evidence.error.no_file")
        case .refused(let refusal): refusal.text(in: words)
        }
    }
}

extension EvidenceRefusal {
    fileprivate func text(in words: Catalogue) -> String {
        switch self {
        case .empty: words("evidence.error.empty")
        case .fileTooLarge:
            words("evidence.error.too_large", ["max": ByteCount.spoken(EvidenceLimits.largestFile)])
        case .tooManyFiles: words("evidence.error.too_many", ["max": "\(EvidenceLimits.mostFiles)"])
        case .caseFull(let left): words("evidence.error.full", ["left": ByteCount.spoken(left)])
        case .unknownKind: words("evidence.error.kind")
        case .notFlattenable: words("evidence.error.flatten")
        case .shared: words("evidence.error.shared")
        case .frozen: words("evidence.error.closed")
        }
    }
}

/// What is wrong with a form that brought a file.
struct EvidenceFormError: Error {
    let problems: [EvidenceFormProblem]

    init(problems: [EvidenceFormProblem]) {
        self.problems = problems
    }

    /// - Throws: what the reader cannot put right; it becomes an error page.
    init(describing error: any Error) throws {
        switch error {
        case let error as EvidenceFormError: self = error
        case let refusal as EvidenceRefusal: problems = [.refused(refusal)]
        case is UploadTooLong: problems = [.refused(.fileTooLarge)]
        default: throw error
        }
    }
}

extension NewEvidence {
    /// The fields of the form count as well, so a file that just fits is not refused for them.
    private static let formAllowance = 64 * 1024

    /// A file as a browser sends it: its size is not known before it has come.
    ///
    /// - Throws: `EvidenceFormError`, `EvidenceRefusal.fileTooLarge`
    init(form: FormFields, fileName: String?, requestSize: Int?) throws {
        let name = String((fileName ?? "").prefix(EvidenceLimits.longestFileName))
        let description = form[EvidenceInput.description.rawValue] ?? ""
        let problems = [Self.problem(ofDescription: description), name.isEmpty ? .noFile : nil].compactMap { $0 }
        guard problems.isEmpty else { throw EvidenceFormError(problems: problems) }
        self.init(fileName: name, description: description, size: try Self.largest(within: requestSize))
    }

    fileprivate static func largest(within requestSize: Int?) throws -> Int {
        let size = requestSize ?? EvidenceLimits.largestFile
        guard size <= EvidenceLimits.largestFile + formAllowance else { throw EvidenceRefusal.fileTooLarge }
        return min(size, EvidenceLimits.largestFile)
    }

    private static func problem(ofDescription text: String) -> EvidenceFormProblem? {
        if text.isEmpty { return .noDescription }
        return text.unicodeScalars.count > EvidenceLimits.longestDescription ? .longDescription : nil
    }
}

extension NewRedaction {
    /// - Throws: `EvidenceFormError`, `EvidenceRefusal.fileTooLarge`
    init(form: FormFields, fileName: String?, requestSize: Int?) throws {
        let name = String((fileName ?? "").prefix(EvidenceLimits.longestFileName))
        let text = form[EvidenceInput.redaction.rawValue] ?? ""
        let isLong = text.unicodeScalars.count > Self.longestText
        let problems: [EvidenceFormProblem?] = [
            text.isEmpty ? .noRedaction : isLong ? .longRedaction : nil, name.isEmpty ? .noFile : nil,
        ]
        guard problems.allSatisfy({ $0 == nil }) else {
            throw EvidenceFormError(problems: problems.compactMap(\.self))
        }
        let size = try NewEvidence.largest(within: requestSize)
        self.init(file: NewEvidence(fileName: name, description: "", size: size), text: text)
    }
}

extension Request {
    /// As declared; nil when it was not.
    var contentLength: Int? { headers[.contentLength].flatMap(Int.init) }
}
