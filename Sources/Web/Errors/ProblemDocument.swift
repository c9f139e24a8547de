import Domain
import Hummingbird

extension Problem {
    /// `application/problem+json` (RFC 9457).
    func document(requestID: String, configuration: WebConfiguration) -> JSONValue {
        JSONValue(present: [
            "type": .string(configuration.url("/problems#\(kind.rawValue)")),
            "title": .string(kind.title),
            "status": JSONValue(kind.status.code),
            "detail": .string(detail ?? kind.meaning),
            "instance": .string("urn:redress:request:\(requestID)"),
            "request_id": .string(requestID),
            "code": code.map(JSONValue.string),
            "case_status": caseStatus.map { .string($0.rawValue) },
            "offset": offset.map { JSONValue($0) },
            "errors": errors.isEmpty ? nil : .array(errors.map(\.document)),
        ])
    }
}

extension FieldProblem {
    fileprivate var document: JSONValue {
        ["pointer": .string(pointer), "code": .string(code.rawValue), "message": .string(message)]
    }
}
