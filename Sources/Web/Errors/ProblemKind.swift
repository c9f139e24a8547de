import Hummingbird

/// Every kind of problem that the edge answers. The raw value is the fragment of the problem's type URI.
enum ProblemKind: String, CaseIterable, Sendable {
    case badRequest = "bad-request"
    case malformedJSON = "malformed-json"
    case unauthenticated
    case forbidden
    case formExpired = "form-expired"
    case notFound = "not-found"
    case methodNotAllowed = "method-not-allowed"
    case keyInUse = "key-in-use"
    case notPossibleNow = "not-possible-now"
    case changedMeanwhile = "changed-meanwhile"
    case wrongOffset = "wrong-offset"
    case preconditionFailed = "precondition-failed"
    case bodyTooLarge = "body-too-large"
    case unsupportedMediaType = "unsupported-media-type"
    case invalidFields = "invalid-fields"
    case keyReused = "key-reused"
    case notAllowedByRules = "not-allowed-by-rules"
    case tooManyRequests = "too-many-requests"
    case internalError = "internal-error"
    case unavailable

    var status: HTTPResponse.Status {
        switch self {
        case .badRequest, .malformedJSON: .badRequest
        case .unauthenticated: .unauthorized
        case .forbidden, .formExpired: .forbidden
        case .notFound: .notFound
        case .methodNotAllowed: .methodNotAllowed
        case .keyInUse, .notPossibleNow, .changedMeanwhile, .wrongOffset: .conflict
        case .preconditionFailed: .preconditionFailed
        case .bodyTooLarge: .contentTooLarge
        case .unsupportedMediaType: .unsupportedMediaType
        case .invalidFields, .keyReused, .notAllowedByRules: .unprocessableContent
        case .tooManyRequests: .tooManyRequests
        case .internalError: .internalServerError
        case .unavailable: .serviceUnavailable
        }
    }

    var title: String {
        switch self {
        case .badRequest: "The request is not well formed"
        case .malformedJSON: "The body is not valid JSON"
        case .unauthenticated: "An access key is needed"
        case .forbidden: "This is for another party of the case"
        case .formExpired: "The form could not be checked"
        case .notFound: "Not found"
        case .methodNotAllowed: "This address does not answer that method"
        case .keyInUse: "A request with this idempotency key is being worked on"
        case .notPossibleNow: "This cannot be done at this stage of the case"
        case .changedMeanwhile: "The case has changed meanwhile"
        case .wrongOffset: "The file goes on from another place"
        case .preconditionFailed: "The case is not at the version that was named"
        case .bodyTooLarge: "The body is too large"
        case .unsupportedMediaType: "This content type is not understood here"
        case .invalidFields: "Some fields are not valid"
        case .keyReused: "This idempotency key was used with another body"
        case .notAllowedByRules: "The scheme's rules do not allow this"
        case .tooManyRequests: "Too many requests came from there"
        case .internalError: "Something went wrong on our side"
        case .unavailable: "We cannot take this just now"
        }
    }
}

extension ProblemKind {
    /// What it means and what to do about it, for the page that the type URI leads to.
    var meaning: String {
        switch self {
        case .badRequest: "A header or a part of the address cannot be read. The detail says which."
        case .malformedJSON:
            "The body could not be parsed. \"offset\" counts bytes from the start of the body to where it went wrong."
        case .unauthenticated: "Send the case's access token as \"Authorization: Bearer …\"."
        case .forbidden: "The key is good, but this step belongs to another party. Nothing was changed."
        case .formExpired:
            "The form was sent from somewhere else or the session had ended. Open the page and send it again."
        case .notFound:
            "There is nothing at this address, or the key does not belong to the case: the two are not told apart."
        case .methodNotAllowed: "The \"Allow\" header lists the methods that the address answers."
        case .keyInUse: "Wait for the first request with this key, then repeat to get its answer."
        case .notPossibleNow:
            "The case is at another stage. \"code\" and the detail say why; \"case_status\" says where it is."
        case .changedMeanwhile: "Somebody else, or a deadline, came first. Read the case and decide again."
        case .wrongOffset:
            "\"Upload-Offset\" of the answer says how many bytes are here; send what follows them. Of a file that is whole nothing more is taken."
        case .preconditionFailed: "\"If-Match\" named another version. Read the case and decide again."
        case .bodyTooLarge: "Send less. Evidence does not belong into this request."
        case .unsupportedMediaType:
            "Send the content type that the address takes. Of evidence, the content itself is of no kind that is taken."
        case .invalidFields: "\"errors\" lists every field that is wrong, with its place as a JSON Pointer."
        case .keyReused: "Use a new key for another request. Nothing was changed."
        case .notAllowedByRules: "The step was understood and is refused by the code of practice. Nothing was changed."
        case .tooManyRequests:
            "Nothing was changed. Go on after the time in \"Retry-After\"; \"RateLimit\" says what is left."
        case .internalError: "It was logged. Quote the request id if you tell us."
        case .unavailable: "Nothing was lost and nothing was stored. Try again after the time in \"Retry-After\"."
        }
    }

    /// Where the case API's own endpoints can answer it (an unknown path or method, too, on any of them).
    static let ofEveryCaseRequest: [ProblemKind] = [
        .badRequest, .unauthenticated, .notFound, .notPossibleNow, .internalError, .unavailable,
    ]
    static let ofEveryBody: [ProblemKind] = [.malformedJSON, .bodyTooLarge, .unsupportedMediaType, .invalidFields]
    static let ofEveryAction: [ProblemKind] =
        ofEveryCaseRequest + ofEveryBody + [
            .forbidden, .changedMeanwhile, .preconditionFailed, .notAllowedByRules,
        ]
}
