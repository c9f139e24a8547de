import Domain
import Foundation
import Hummingbird
import HummingbirdTesting
import Logging
import Operations
import Synchronization
import Testing

@testable import Web

/// The edge with operations that answer from memory, and what was asked of them.
struct TestEdge: Sendable {
    static let complainantKey = "rc_0123456789abcdef"
    static let pin = "12345678"
    static let providerKey = "rp_0123456789abcdef"
    static let staffKey = "rk_0123456789abcdef"
    static let inboxKey = "rq_0123456789abcdef"
    static let staff = StaffIdentity(id: StaffID(rawValue: UUID()), name: "Sam Staff", party: .caseworker)
    /// What signs that person in.
    static let login = [("email", "sam@example.invalid"), ("password", "abcd-efgh"), ("code", "123456")]

    let asked = Asked()
    let shelf = DraftShelf()
    var view: CaseView
    var work = WorkList(staff: TestEdge.staff, cases: [], items: [])
    var configuration = WebConfiguration(publicURL: "http://127.0.0.1:8080")
    var submissionError: (any Error & Sendable)?
    /// How many submissions fail with it, the first ones.
    var failures = Int.max
    var actionError: (any Error & Sendable)?
    var staffSeesCases = false
    var notReadyBecause: String?
    var takeAllowance: AllowanceBook.Take = { wanted, _, _ in
        Allowance(granted: wanted, remaining: 1000, period: .seconds(60))
    }
    var warning: String?
    var evidence: EvidenceOperations?
    var receipts: ReceiptOperations?
    /// What one of the staff reads a second time.
    var reading: ReadingView?
    /// Set while one of the staff must see nothing else of the case.
    var blindReading: ReadingID?
    var logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

    init(_ status: CaseStatus = .awaitingProvider, actions: [ActionName] = []) throws {
        view = try SampleCase.view(status, actions: actions)
    }

    /// What reached the operations.
    final class Asked: Sendable {
        private let sent = Mutex<[Submission]>([])
        private let acted = Mutex<[(action: CaseAction, version: Int?)]>([])

        var submissions: [Submission] { sent.withLock { $0 } }
        var actions: [(action: CaseAction, version: Int?)] { acted.withLock { $0 } }

        private let read = Mutex<[(assessment: Assessment, note: String)]>([])
        var readings: [(assessment: Assessment, note: String)] { read.withLock { $0 } }

        func note(_ assessment: Assessment, _ note: String) { read.withLock { $0.append((assessment, note)) } }
        func note(_ submission: Submission) { sent.withLock { $0.append(submission) } }
        func note(_ action: CaseAction, _ version: Int?) { acted.withLock { $0.append((action, version)) } }
    }

    var operations: WebOperations {
        WebOperations(
            acceptComplaint: { submission in
                asked.note(submission)
                if let submissionError, asked.submissions.count <= failures { throw submissionError }
                let accepted = try SampleCase.accepted
                if let draft = submission.answers { shelf.send(draft, accepted) }
                return accepted
            },
            acceptComplaints: { submissions in
                submissions.map { submission in
                    asked.note(submission)
                    if let submissionError { return .failure(submissionError) }
                    return Result { try SampleCase.accepted }
                }
            },
            showCase: { reference, credential in try show(reference, credential) },
            openByPIN: { reference, pin in
                guard reference == SampleCase.reference, pin == Self.pin else { throw CaseAccessError.notFound }
                return Self.complainantKey
            },
            actOnCase: { reference, action, credential, version in
                let view = try show(reference, credential)
                if let actionError { throw actionError }
                asked.note(action, version)
                return view
            },
            takeAllowance: takeAllowance,
            evidence: evidence,
            showComplaint: { reference, credential in
                let view = try show(reference, credential)
                guard view.viewer == .complainant else { throw CaseAccessError.forbidden(allowed: [.complainant]) }
                return ReceivedComplaint(reference: reference, at: view.timeline[0].at, complaint: try SampleCase.draft)
            },
            drafts: shelf.operations,
            showStatistics: { provider in SampleStatistics.of(provider) },
            findStaff: { $0.shown == Self.staffKey ? Self.staff : nil },
            desk: StaffDeskOperations(
                signIn: { email, password, code in
                    [email, password, code] == Self.login.map(\.1) ? Self.staffKey : nil
                },
                signOut: { _ in },
                workList: { session in
                    guard session.shown == Self.staffKey else { throw CaseAccessError.notFound }
                    return work
                }),
            readings: readings,
            inbox: InboxOperations(
                signIn: { email, password, code in
                    [email, password, code] == Self.login.map(\.1) ? Self.inboxKey : nil
                },
                signOut: { _ in },
                list: { session in
                    guard session.shown == Self.inboxKey else { throw CaseAccessError.notFound }
                    return Inbox(
                        name: "Petra", providerName: "O2",
                        cases: [
                            InboxEntry(
                                reference: SampleCase.reference, providerName: "O2", status: .awaitingProvider,
                                dueOn: SampleCase.today, isUrgent: true)
                        ])
                },
                open: { reference, session in
                    guard session.shown == Self.inboxKey, reference == SampleCase.reference else {
                        throw CaseAccessError.notFound
                    }
                    return Self.providerKey
                }),
            receipts: receipts,
            whyNotReady: { notReadyBecause },
            readinessWarning: { warning },
            collectMetrics: {
                if let notReadyBecause { throw Unavailable(reason: notReadyBecause) }
                return [Measurement(name: "queue_jobs_ready", help: "Jobs ready.", kind: .gauge, value: 3)]
            },
            today: { SampleCase.today })
    }

    private var readings: ReadingOperations {
        @Sendable func found(_ id: ReadingID, _ credential: Credential) throws -> ReadingView {
            guard let reading, reading.id == id, credential.shown == Self.staffKey else {
                throw CaseAccessError.notFound
            }
            return reading
        }
        return ReadingOperations(
            show: { try found($0, $1) },
            take: { _ = try found($0, $1) },
            finish: { id, assessment, note, credential in
                _ = try found(id, credential)
                if let actionError { throw actionError }
                asked.note(assessment, note)
            },
            settle: { _ = try found($0, $1) })
    }

    struct Unavailable: Error {
        let reason: String
    }

    private func show(_ reference: Reference, _ credential: Credential) throws -> CaseView {
        guard reference == SampleCase.reference else { throw CaseAccessError.notFound }
        var view = view
        if let blindReading, credential.shown == Self.staffKey { throw CaseAccessError.readsBlind(blindReading) }
        switch credential.shown {
        case Self.complainantKey: view.viewer = .complainant
        case Self.providerKey: view.viewer = .provider
        case Self.staffKey where staffSeesCases: view.viewer = .caseworker
        default: throw CaseAccessError.notFound
        }
        return view
    }

    /// - Parameter framework: `.live` for what needs a connection with an address at its other end.
    func run<Value: Sendable>(
        _ framework: TestingSetup = .router,
        _ body: @escaping @Sendable (any TestClientProtocol) async throws -> Value
    ) async throws -> Value {
        let router = try buildRouter(operations: operations, configuration: configuration)
        let application = Application(router: router, logger: logger)
        return try await application.test(framework) { client in try await body(client) }
    }

    /// One request, answered.
    func ask(
        _ method: HTTPRequest.Method, _ path: String, headers: HTTPFields = [:], body: String? = nil
    ) async throws -> TestResponse {
        try await run { client in
            try await client.executeRequest(
                uri: path, method: method, headers: headers, body: body.map { ByteBuffer(string: $0) })
        }
    }

    func post(json: String, to path: String, headers: HTTPFields = [:]) async throws -> TestResponse {
        var headers = headers
        headers[.contentType] = "application/json"
        return try await ask(.post, path, headers: headers, body: json)
    }

    func post(form: [(String, String)], to path: String, headers: HTTPFields = [:]) async throws -> TestResponse {
        var headers = headers
        headers[.contentType] = "application/x-www-form-urlencoded"
        let body = form.map { "\($0.urlEncoded)=\($1.urlEncoded)" }.joined(separator: "&")
        return try await ask(.post, path, headers: headers, body: body)
    }
}

extension Credential {
    /// What was shown, by looking inside: the type keeps it to itself.
    fileprivate var shown: String {
        Mirror(reflecting: self).children.first { $0.label == "token" }?.value as? String ?? ""
    }
}

extension String {
    var urlEncoded: String {
        utf8.map { byte in
            let character = Character(Unicode.Scalar(byte))
            return character.isASCII && (character.isLetter || character.isNumber)
                ? String(character) : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
        }.joined()
    }
}

extension TestResponse {
    var text: String { String(buffer: body) }

    func json() throws -> JSONValue { try JSONParser.parse(Array(body.readableBytesView)) }

    /// The pointers of a problem document's errors.
    func pointers() throws -> [String] {
        try json()["errors"]?.arrayValue?.compactMap { $0["pointer"]?.stringValue } ?? []
    }

    /// What a browser would send back of a cookie that was set.
    func cookie(_ name: String) -> String? {
        headers[values: .setCookie].first { $0.hasPrefix("\(name)=") }?.split(separator: ";").first.map(String.init)
    }
}

extension HTTPFields {
    static func bearer(_ key: String) -> HTTPFields { [.authorization: "Bearer \(key)"] }
    static func cookie(_ cookies: String...) -> HTTPFields { [.cookie: cookies.joined(separator: "; ")] }
}
