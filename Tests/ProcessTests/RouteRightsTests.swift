import Domain
import Foundation
import Operations
import Testing
import TestSupport

extension Processes {
    /// Every route of the running API with everybody's credentials. The routes are those that `/openapi.json` lists, so
    /// one that is not in the table here fails.
    @Suite("With somebody else's credentials")
    struct RouteRightsTests {
        @Test("no route shows or changes anything, and none is missing from the table")
        func wrongParties() async throws {
            try await Stage.run { stage in
                let cast = try await Cast.assemble(on: stage)
                let routes = try await Self.routes(of: stage.api)
                let unknown = routes.filter { RouteRights.of($0) == nil }
                #expect(unknown.isEmpty, "not in the table: \(unknown)")
                let gone = Set(RouteRights.table.keys).subtracting(routes)
                #expect(gone.isEmpty, "in the table, and no route: \(gone)")
                let before = try await stage.api.get(cast.casePath, token: cast.complainant.accessToken)
                for route in routes {
                    guard let rights = RouteRights.of(route) else { continue }
                    for party in Party.allCases where !rights.parties.contains(party) {
                        let answer = try await stage.api.send(rights.request(route, as: party, cast))
                        #expect(
                            rights.isRefusal(answer),
                            "\(route) as \(party): \(answer.status) \(answer.headers["location"] ?? "")")
                    }
                }
                let after = try await stage.api.get(cast.casePath, token: cast.complainant.accessToken)
                #expect(before.status == 200 && before.body == after.body, "the case is as it was")
            }
        }

        @Test("the right party is let in everywhere")
        func rightParties() async throws {
            try await Stage.run { stage in
                let cast = try await Cast.assemble(on: stage)
                for (route, rights) in RouteRights.table where route.hasPrefix("GET ") {
                    for party in rights.parties {
                        let answer = try await stage.api.send(rights.request(route, as: party, cast))
                        #expect(!rights.isRefusal(answer), "\(route) as \(party): \(answer.status)")
                    }
                }
            }
        }

        private static func routes(of api: API) async throws -> [String] {
            let document = try JSONParser.parse(
                try await api.get("/openapi.json").body, limits: JSONLimits(maxBytes: 1 << 20, maxDepth: 64))
            return (document["paths"]?.objectValue?.members ?? []).flatMap { path in
                (path.value.objectValue?.members ?? []).map { "\($0.key.uppercased()) \(path.key)" }
            }
        }
    }
}

/// Everybody who may try.
private enum Party: CaseIterable {
    case nobody, stranger, complainant, provider, caseworker, ombudsman
    /// Somebody of the provider, or of the other, who is signed in.
    case providerUser, otherProviderUser
    /// Of another case.
    case otherComplainant, otherProvider
}

/// Two cases, with everybody's credentials.
private struct Cast {
    let complainant: API.Accepted
    /// A file that the complainant is about to send.
    let evidence: String
    let tokens: [Party: String]
    /// The keys of those who are signed in.
    let sessions: [Party: String]

    var casePath: String { "/v1/cases/\(complainant.reference)" }

    static func assemble(on stage: Stage) async throws -> Cast {
        let relay = try await Relay(on: stage)
        try await stage.start(.intakeAPI, ["SMS_RECEIPT_SECRET": "what nobody here knows, but the gateway"])
        try await stage.start(.worker, relay.settings)
        let one = try #require(await stage.api.attempt(Complaint(1), key: nil))
        let other = try #require(await stage.api.attempt(Complaint(2, provider: "ee"), key: nil))
        try await eventually("all four mails have arrived", within: .seconds(30)) { try relay.messages.count == 4 }
        func provider(of accepted: API.Accepted) throws -> String? {
            try relay.messages.first { $0.text.contains("/cases/\(accepted.reference)/provider") }?.providerToken
        }
        return Cast(
            complainant: one, evidence: try await evidence(of: one, on: stage),
            tokens: [
                .stranger: "rs_nobodyknowsthistoken", .complainant: one.accessToken,
                .otherComplainant: other.accessToken, .provider: try #require(try provider(of: one)),
                .otherProvider: try #require(try provider(of: other)),
                .caseworker: try await stage.newStaff("caseworker"),
                .ombudsman: try await stage.newStaff("ombudsman"),
            ],
            sessions: [
                .caseworker: try await session("caseworker", on: stage),
                .ombudsman: try await session("ombudsman", on: stage),
                .providerUser: try await session(of: "o2", on: stage),
                .otherProviderUser: try await session(of: "ee", on: stage),
            ])
    }

    private struct Login: Decodable {
        let password: String
        let authenticator: String
    }

    private static func session(_ role: String, on stage: Stage) async throws -> String {
        let email = "\(role)@example.invalid"
        let login = try await stage.report(Login.self, "staff", "login", "--email", email)
        return try await session(email, login, at: "/staff/sign-in", on: stage)
    }

    private static func session(of provider: String, on stage: Stage) async throws -> String {
        let email = "petra@\(provider).example.invalid"
        let login = try await stage.report(
            Login.self, "provider", "add-user", "--provider", provider, "--name", "Petra", "--email", email)
        return try await session(email, login, at: "/provider/sign-in", on: stage)
    }

    private static func session(
        _ email: String, _ login: Login, at door: String, on stage: Stage
    ) async throws -> String {
        let secret = try #require(login.authenticator.split(separator: "secret=").last?.prefix { $0 != "&" })
        let code = OneTimeCode(secret: Base32.decode(secret)).code(of: OneTimeCode.step(at: Date()))
        var request = API.Request(method: "POST", path: door)
        request.headers["Cookie"] = "form=\(RouteRights.guardian)"
        let fields = "form_token=\(RouteRights.guardian)&email=\(email)&password=\(login.password)&code=\(code)"
        request.send(fields, as: "application/x-www-form-urlencoded")
        let answer = try await stage.api.send(request)
        let cookie = try #require(answer.headers["set-cookie"], "signing in as \(email): \(answer.status)")
        return String(try #require(cookie.split(separator: "=").dropFirst().first).prefix { $0 != ";" })
    }

    private static func evidence(of accepted: API.Accepted, on stage: Stage) async throws -> String {
        struct Added: Decodable {
            let id: String
        }
        let answer = try await stage.api.post(
            "/v1/cases/\(accepted.reference)/evidence", RouteRights.file, token: accepted.accessToken)
        return try answer.decode(Added.self).id
    }
}

/// Who may use a route, how it is asked, and how everybody else is answered.
private struct RouteRights {
    enum Way {
        /// Needs no credential.
        case open
        case bearer(body: String?)
        /// The next bytes of a file.
        case chunk
        /// A file in a page's form; the browser keeps the key under this name.
        case upload(String)
        /// A page or a form of one side, whose browser keeps the key under this name.
        case cookie(String, form: String?)
        /// On from the inbox to the page of a case.
        case passage
    }

    let way: Way
    let parties: Set<Party>

    /// On the way to a complaint nobody names whose answers they are: they are those of the browser's own draft.
    static func of(_ route: String) -> RouteRights? {
        table[route] ?? (route.contains(" /complain") ? everybody : nil)
    }

    static let everybody = RouteRights(way: .open, parties: Set(Party.allCases))

    static func api(_ parties: Set<Party>, _ body: String? = nil) -> RouteRights {
        RouteRights(way: .bearer(body: body), parties: parties)
    }

    static func page(_ parties: Set<Party>, _ cookie: String) -> RouteRights {
        RouteRights(way: .cookie(cookie, form: nil), parties: parties)
    }

    static func page(_ party: Party, form: String? = nil) -> RouteRights {
        RouteRights(way: .cookie(party == .provider ? "provider_key" : "case_key", form: form), parties: [party])
    }

    static func staff(_ parties: Set<Party>, form: String) -> RouteRights {
        RouteRights(way: .cookie("staff_session", form: form), parties: parties)
    }

    /// A page without a key leads to where one can be entered, and a form without one has expired.
    func isRefusal(_ answer: API.Answer) -> Bool {
        let goesOn = answer.headers["location"]?.hasPrefix("/cases/") ?? false
        return refusals.contains(answer.status) && !goesOn
    }

    private var refusals: Set<Int> {
        switch way {
        case .open: []
        case .bearer, .chunk: [401, 403, 404]
        case .upload: [403, 404]
        case .cookie(_, form: nil), .passage: [303, 403, 404]
        case .cookie: [403, 404]
        }
    }

    func request(_ route: String, as party: Party, _ cast: Cast) -> API.Request {
        let parts = route.split(separator: " ")
        let path = String(parts[1]).replacing("{reference}", with: cast.complainant.reference)
            .replacing("{scheme}", with: "cisas-style").replacing("{evidence}", with: cast.evidence)
            .replacing("{reading}", with: UUID().uuidString)
        var request = API.Request(method: String(parts[0]), path: path)
        let token = needsSession ? cast.sessions[party] ?? cast.tokens[party] : cast.tokens[party]
        switch way {
        case .open: break
        case .bearer(let body):
            request.headers["Authorization"] = token.map { "Bearer \($0)" }
            if let body { request.send(body, as: "application/json") }
        case .chunk:
            request.headers["Authorization"] = token.map { "Bearer \($0)" }
            request.headers["Upload-Offset"] = "0"
            request.send("%PDF-1.7 and so on", as: "application/offset+octet-stream")
        case .upload(let name):
            request.headers["Cookie"] = "form=\(Self.guardian)" + (token.map { "; \(name)=\($0)" } ?? "")
            request.send(Self.multipart, as: "multipart/form-data; boundary=x")
        case .passage:
            request.headers["Cookie"] = token.map { "inbox_session=\($0)" }
        case .cookie(let name, let form):
            request.headers["Cookie"] = "form=\(Self.guardian)" + (token.map { "; \(name)=\($0)" } ?? "")
            if let form {
                request.send("form_token=\(Self.guardian)&\(form)", as: "application/x-www-form-urlencoded")
            }
        }
        return request
    }

    private var needsSession: Bool {
        switch way {
        case .cookie("staff_session", _), .cookie("inbox_session", _), .passage: true
        case .open, .bearer, .chunk, .upload, .cookie: false
        }
    }

    private static let counterOffer = "text=Not+quite&remedies-0-kind=apology&remedies-0-description=In+writing"
    static let file = #"{"file_name": "bill.pdf", "description": "The bill", "size": 100000}"#
    fileprivate static let guardian = String(repeating: "0123456789abcdef", count: 2)
    private static let multipart = [
        "--x", "Content-Disposition: form-data; name=\"form_token\"", "", guardian,
        "--x", "Content-Disposition: form-data; name=\"description\"", "", "The bill",
        "--x", "Content-Disposition: form-data; name=\"file\"; filename=\"bill.pdf\"",
        "Content-Type: application/pdf", "", "%PDF-1.7", "--x--", "",
    ].joined(separator: "\r\n")

    /// Bodies that would be taken from the right party, so that it is the party that is refused.
    static let table: [String: RouteRights] = [
        "GET /": everybody,
        "GET /assets/mark.svg": everybody,
        "GET /assets/redress.css": everybody,
        "GET /assets/upload.js": everybody,
        "GET /code-of-practice": everybody,
        "GET /code-of-practice/{scheme}": everybody,
        "GET /healthz": everybody,
        "GET /metrics": everybody,
        "GET /openapi.json": everybody,
        "GET /problems": everybody,
        "GET /readyz": everybody,
        "GET /statistics": everybody,
        "GET /statistics.csv": everybody,
        "GET /statistics.json": everybody,
        "GET /track": everybody,
        "POST /track": everybody,
        "POST /v1/complaints": everybody,
        "POST /v1/complaints/batch": everybody,
        // Of who knows the gateway's secret, and of nobody by any other key.
        "POST /v1/texts/receipts": api(
            [], #"{"id": "00000000-0000-0000-0000-000000000001", "status": "delivered"}"#),
        "GET /v1/cases/{reference}": api([.complainant, .provider, .caseworker, .ombudsman]),
        "GET /v1/cases/{reference}/timeline": api([.complainant, .provider, .caseworker, .ombudsman]),
        "POST /v1/cases/{reference}/provider-response": api(
            [.provider], #"{"position": "defend", "text": "The charge is right."}"#),
        "POST /v1/cases/{reference}/comments": api([.complainant], #"{"text": "It is not."}"#),
        "POST /v1/cases/{reference}/decision-draft": api(
            [.caseworker], #"{"findings": [{"outcome": "upheld", "reasons": "Charged twice."}]}"#),
        "POST /v1/cases/{reference}/decision-signature": api([.ombudsman]),
        "POST /v1/cases/{reference}/acceptance": api([.complainant], #"{"accept": true}"#),
        "POST /v1/cases/{reference}/counter-offer": api(
            [.complainant, .provider],
            #"{"text": "Not quite", "remedies": [{"kind": "apology", "description": "In writing"}]}"#),
        "POST /v1/cases/{reference}/counter-offer-answer": api([.provider], #"{"accept": true}"#),
        "POST /v1/cases/{reference}/remedy-evidence": api([.provider], #"{"remedy": 1, "text": "Paid."}"#),
        "POST /v1/cases/{reference}/withdrawal": api([.complainant]),
        "POST /v1/cases/{reference}/going-on": api([.complainant]),
        "POST /v1/cases/{reference}/review-request": api(
            [.complainant, .provider], #"{"ground": "error_of_fact", "text": "It was March."}"#),
        "POST /v1/cases/{reference}/information-request": api(
            [.caseworker], #"{"party": "provider", "questions": ["When?"]}"#),
        "POST /v1/cases/{reference}/information": api(
            [.complainant, .provider], #"{"answers": [{"question": 1, "text": "In May."}]}"#),
        "POST /v1/cases/{reference}/information-closure": api([.caseworker]),
        "POST /v1/cases/{reference}/refusal-dispute": api([.complainant], #"{"text": "It was not settled."}"#),
        "POST /v1/cases/{reference}/objection": api(
            [.provider], #"{"ground": "already_settled", "text": "In May."}"#),
        "POST /v1/cases/{reference}/eligibility-ruling": api(
            [.ombudsman], #"{"admit": true, "reasons": "Nothing was settled."}"#),
        "POST /v1/cases/{reference}/remedy-dispute": api([.complainant], #"{"remedy": 1, "text": "Nothing came."}"#),
        "POST /v1/cases/{reference}/hold": api(
            [.caseworker, .ombudsman], #"{"reason": "third_party", "until": "2030-01-01", "text": "An expert."}"#),
        "POST /v1/cases/{reference}/resumption": api([.caseworker, .ombudsman]),
        "POST /v1/cases/{reference}/extension": api(
            [.caseworker, .ombudsman], #"{"working_days": 2, "text": "A large file."}"#),
        "POST /v1/cases/{reference}/reopening": api([.complainant, .ombudsman], #"{"text": "There is news."}"#),
        "POST /v1/cases/{reference}/transfer": api(
            [.ombudsman], #"{"scheme": "Another", "text": "It is theirs."}"#),
        "POST /v1/cases/{reference}/merger": api(
            [.caseworker, .ombudsman], #"{"into": "2222 2222", "text": "One dispute."}"#),
        "POST /v1/cases/{reference}/split": api(
            [.caseworker, .ombudsman], #"{"issues": ["billing.incorrect_charge"], "text": "Two disputes."}"#),
        "POST /v1/cases/{reference}/second-provider": api(
            [.caseworker, .ombudsman], #"{"provider": "three", "text": "Both had a part in it."}"#),
        "GET /v1/cases/{reference}/evidence": api([.complainant, .provider, .caseworker, .ombudsman]),
        "POST /v1/cases/{reference}/evidence": api([.complainant, .provider], file),
        "GET /v1/cases/{reference}/evidence/{evidence}": api([.complainant]),
        "PATCH /v1/cases/{reference}/evidence/{evidence}": RouteRights(way: .chunk, parties: [.complainant]),
        "DELETE /v1/cases/{reference}/evidence/{evidence}": api([.complainant]),
        // Nobody opens what has not been found clean.
        "GET /v1/cases/{reference}/evidence/{evidence}/content": api([]),
        "POST /v1/cases/{reference}/evidence/{evidence}/sharing": api([.caseworker, .ombudsman]),
        "POST /v1/cases/{reference}/evidence/{evidence}/redaction": api(
            [.caseworker, .ombudsman], #"{"file_name": "bill.pdf", "size": 100, "text": "A name"}"#),
        "GET /cases/{reference}/evidence": page(.complainant),
        "POST /cases/{reference}/evidence": RouteRights(way: .upload("case_key"), parties: [.complainant]),
        "GET /cases/{reference}/evidence/{evidence}": page([], "case_key"),
        "GET /cases/{reference}/provider/evidence": page(.provider),
        "POST /cases/{reference}/provider/evidence": RouteRights(way: .upload("provider_key"), parties: [.provider]),
        // The file is the complainant's.
        "GET /cases/{reference}/provider/evidence/{evidence}": page([], "provider_key"),
        "POST /cases/{reference}/provider/evidence/{evidence}/removal": RouteRights(
            way: .cookie("provider_key", form: ""), parties: []),
        "POST /cases/{reference}/evidence/{evidence}/removal": page(.complainant, form: ""),
        "GET /cases/{reference}": page(.complainant),
        "GET /cases/{reference}/sent": page(.complainant),
        "GET /cases/{reference}/record": page(.complainant),
        "POST /cases/{reference}/comments": page(.complainant, form: "text=It+is+not."),
        "POST /cases/{reference}/acceptance": page(.complainant, form: "accept=yes"),
        "POST /cases/{reference}/counter-offer": page(.complainant, form: counterOffer),
        "POST /cases/{reference}/provider/counter-offer": page(.provider, form: counterOffer),
        "POST /cases/{reference}/provider/counter-offer-answer": page(.provider, form: "accept=yes"),
        "POST /cases/{reference}/review-request": page(
            .complainant, form: "review-ground=error_of_fact&text=It+was+March."),
        "POST /cases/{reference}/information": page(.complainant, form: "question=1&answer-1=In+May."),
        "POST /cases/{reference}/provider/information": page(.provider, form: "question=1&answer-1=In+May."),
        "POST /cases/{reference}/refusal-dispute": page(.complainant, form: "text=It+was+not+settled."),
        "POST /cases/{reference}/provider/review-request": page(
            .provider, form: "review-ground=error_of_fact&text=It+was+March."),
        "POST /cases/{reference}/provider/objection": page(
            .provider, form: "objection-ground=already_settled&text=In+May."),
        "POST /cases/{reference}/remedy-dispute": page(.complainant, form: "disputed-remedy=1&text=Nothing+came."),
        "POST /cases/{reference}/reopening": page(.complainant, form: "text=There+is+news."),
        "POST /cases/{reference}/withdrawal": page(.complainant, form: "reason="),
        "POST /cases/{reference}/going-on": page(.complainant, form: "first_complained_on="),
        "GET /provider": page([.providerUser, .otherProviderUser], "inbox_session"),
        "GET /provider/cases/{reference}": RouteRights(way: .passage, parties: [.providerUser]),
        "GET /provider/sign-in": everybody,
        "POST /provider/sign-in": everybody,
        "POST /provider/sign-out": everybody,
        "GET /staff": page([.caseworker, .ombudsman], "staff_session"),
        "GET /staff/sign-in": everybody,
        "POST /staff/sign-in": everybody,
        "POST /staff/sign-out": everybody,
        "GET /staff/cases/{reference}": page([.caseworker, .ombudsman], "staff_session"),
        "GET /staff/cases/{reference}/evidence/{evidence}": page([], "staff_session"),
        // Which is nobody's: who may read which is tried with the readings themselves.
        "GET /staff/readings/{reading}": page([], "staff_session"),
        "GET /staff/readings/{reading}/evidence/{evidence}": page([], "staff_session"),
        "POST /staff/readings/{reading}/taking": staff([], form: ""),
        "POST /staff/readings/{reading}/result": staff([], form: "outcome-0=upheld&award=0&note=Twice."),
        "POST /staff/readings/{reading}/seen": staff([], form: ""),
        // Nobody of the staff knows of a file of which nothing has come.
        "GET /staff/cases/{reference}/evidence/{evidence}/sharing": page([], "staff_session"),
        "POST /staff/cases/{reference}/evidence/{evidence}/sharing": staff([.caseworker, .ombudsman], form: ""),
        "POST /staff/cases/{reference}/evidence/{evidence}/redaction": RouteRights(
            way: .upload("staff_session"), parties: [.caseworker, .ombudsman]),
        "POST /staff/cases/{reference}/decision-draft": staff(
            [.caseworker], form: "issue=billing.incorrect_charge&findings-0-outcome=upheld&findings-0-reasons=Twice."),
        "POST /staff/cases/{reference}/decision-signature": staff([.ombudsman], form: "version="),
        "POST /staff/cases/{reference}/information-request": staff(
            [.caseworker], form: "asked=provider&questions=When%3F"),
        "POST /staff/cases/{reference}/information-closure": staff([.caseworker], form: "version="),
        "POST /staff/cases/{reference}/hold": staff(
            [.caseworker, .ombudsman],
            form: "hold-reason=third_party&hold-until-day=1&hold-until-month=1&hold-until-year=2030&hold-text=Expert."),
        "POST /staff/cases/{reference}/resumption": staff([.caseworker, .ombudsman], form: "version="),
        "POST /staff/cases/{reference}/extension": staff(
            [.caseworker, .ombudsman], form: "extension-days=2&extension-text=Large."),
        "POST /staff/cases/{reference}/transfer": staff(
            [.ombudsman], form: "transfer-scheme=Another&transfer-text=Theirs."),
        "POST /staff/cases/{reference}/merger": staff(
            [.caseworker, .ombudsman], form: "merger-into=22222222&merger-text=One."),
        "POST /staff/cases/{reference}/split": staff(
            [.caseworker, .ombudsman], form: "split-issues=billing.incorrect_charge&split-text=Two."),
        "POST /staff/cases/{reference}/second-provider": staff(
            [.caseworker, .ombudsman], form: "second-provider=three&second-provider-text=Both."),
        "POST /staff/cases/{reference}/reopening": staff([.ombudsman], form: "reopening-text=News."),
        "POST /staff/cases/{reference}/eligibility-ruling": staff(
            [.ombudsman], form: "admit=yes&reasons=Nothing+was+settled."),
        // Forgets a cookie, whoever asks.
        "POST /cases/{reference}/leaving": everybody,
        "GET /cases/{reference}/provider": page(.provider),
        "POST /cases/{reference}/provider/response": page(.provider, form: "position=defend&text=It+is+right."),
        "POST /cases/{reference}/provider/remedy-evidence": page(.provider, form: "remedy=1&text=Paid."),
    ]
}
