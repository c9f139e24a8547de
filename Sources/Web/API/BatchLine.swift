import Domain
import Hummingbird
import Operations

/// One line of a batch: `{"idempotency_key": …, "complaint": {…}}`.
struct BatchLine {
    /// From 1, lines without text left out.
    let number: Int
    /// What the client calls it; nil when the line is too broken to tell.
    let key: String?
    /// The submission, or all that is wrong with it.
    let submission: Result<Submission, Problem>

    static let members = ["idempotency_key", "complaint"]

    init(_ line: NDJSONLines.Line, number: Int, operations: WebOperations, limit: Int) {
        self.number = number
        switch line {
        case .tooLong:
            key = nil
            submission = .failure(Problem(.bodyTooLarge, "A line may have at most \(limit) bytes."))
        case .whole(let bytes):
            do {
                let value = try JSONParser.parse(bytes, limits: JSONLimits(maxBytes: limit))
                key = value["idempotency_key"]?.stringValue.flatMap(IdempotencyKey.accepted)
                submission = Self.submission(value, key, operations)
            } catch {
                key = nil
                submission = .failure(Problem(describing: error))
            }
        }
    }

    /// - Returns: the submission, or every field that is wrong, the key among them, at once.
    private static func submission(
        _ value: JSONValue, _ key: String?, _ operations: WebOperations
    ) -> Result<Submission, Problem> {
        var reader = ActionReader()
        let object = reader.object(value, at: "", allowed: members)
        if key == nil, case .object = value { reader.note(keyOf: object) }
        guard let complaint = object["complaint"] else {
            if case .object = value {
                reader.note(FieldProblem(pointer: "/complaint", code: .missing, message: "is missing"))
            }
            return .failure(.invalid(reader.problems))
        }
        switch Result(catching: { try operations.draft(from: complaint) }) {
        case .success(let draft) where reader.problems.isEmpty:
            return .success(Submission(draft: draft, idempotencyKey: key, client: ComplaintsAPI.client))
        case .success: return .failure(.invalid(reader.problems))
        case .failure(let error as ValidationFailure):
            let inside = error.problems.map {
                FieldProblem(pointer: "/complaint\($0.pointer)", code: $0.code, message: $0.message)
            }
            return .failure(.invalid(reader.problems + inside))
        case .failure(let error): return .failure(Problem(describing: error))
        }
    }
}

extension ActionReader {
    fileprivate mutating func note(keyOf object: JSONObject) {
        guard let value = object["idempotency_key"], value != .null else {
            return note(FieldProblem(pointer: "/idempotency_key", code: .missing, message: "is missing"))
        }
        let isText = value.stringValue != nil
        note(
            FieldProblem(
                pointer: "/idempotency_key", code: isText ? .invalidFormat : .wrongType,
                message: isText ? "must be 1 to 255 visible ASCII characters" : "must be text"))
    }
}

extension BatchLine {
    /// What it is answered with: `status` and content are what `POST /v1/complaints` would have answered.
    func document(
        of answer: Result<AcceptedComplaint, any Error>, requestID: String, configuration: WebConfiguration
    ) -> JSONValue {
        let (status, member, content): (HTTPResponse.Status, String, JSONValue)
        switch answer {
        case .success(let accepted):
            (status, member, content) = (.created, "complaint", accepted.document(configuration))
        case .failure(let error):
            let problem = Problem(describing: error)
            let document = problem.document(requestID: requestID, configuration: configuration)
            (status, member, content) = (problem.kind.status, "problem", document)
        }
        var document: JSONObject = [
            "line": JSONValue(number), "idempotency_key": JSONValue(key), "status": JSONValue(status.code),
        ]
        document[member] = content
        return .object(document)
    }
}
