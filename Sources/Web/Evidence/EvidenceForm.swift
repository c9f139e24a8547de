import Domain
import Hummingbird
import Operations

/// What was just done, as the address of the page says it.
enum EvidenceStep: String {
    case added = "evidence"
    case removed = "evidence-removal"

    var doneMessage: String {
        switch self {
        case .added: "We have your file. We check it for viruses before anybody can open it."
        case .removed: "You took the file back. We delete it."
        }
    }
}

/// The inputs of the form, by their ids.
enum EvidenceInput: String, CaseIterable {
    case description = "evidence-description"
    case file = "evidence-file"
}

extension NewEvidence {
    /// The fields of the form count as well, so a file that just fits is not refused for them.
    private static let formAllowance = 64 * 1024

    /// A file as a browser sends it: its size is not known before it has come.
    ///
    /// - Throws: `ValidationFailure`, `EvidenceRefusal.fileTooLarge`
    init(form: FormFields, fileName: String?, requestSize: Int?) throws {
        let name = String((fileName ?? "").prefix(EvidenceLimits.longestFileName))
        let description = form[EvidenceInput.description.rawValue] ?? ""
        let problems = [Self.problem(ofDescription: description), Self.problem(ofName: name)].compactMap { $0 }
        guard problems.isEmpty else { throw ValidationFailure(problems: problems) }
        let size = requestSize ?? EvidenceLimits.largestFile
        guard size <= EvidenceLimits.largestFile + Self.formAllowance else { throw EvidenceRefusal.fileTooLarge }
        self.init(fileName: name, description: description, size: min(size, EvidenceLimits.largestFile))
    }

    private static func problem(ofName name: String) -> FieldProblem? {
        guard name.isEmpty else { return nil }
        return FieldProblem(pointer: EvidenceInput.file.rawValue, code: .missing, message: "is missing")
    }

    private static func problem(ofDescription text: String) -> FieldProblem? {
        let pointer = EvidenceInput.description.rawValue
        if text.isEmpty { return FieldProblem(pointer: pointer, code: .missing, message: "is missing") }
        guard text.unicodeScalars.count > EvidenceLimits.longestDescription else { return nil }
        return FieldProblem(
            pointer: pointer, code: .tooLong,
            message: "must have at most \(EvidenceLimits.longestDescription) characters")
    }
}

extension Request {
    /// As declared; nil when it was not.
    var contentLength: Int? { headers[.contentLength].flatMap(Int.init) }
}

extension FormLabels {
    static let evidence = FormLabels(labels: [
        EvidenceInput.file.rawValue: Label(ask: "Select a file", subject: "The selected file"),
        EvidenceInput.description.rawValue: Label(ask: "Say what the file shows", subject: "What the file shows"),
    ])
}
