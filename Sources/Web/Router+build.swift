import Domain
public import Hummingbird
import Logging

/// Puts the edge together: every route, with what surrounds each request.
///
/// - Throws: what is wrong with a page template; tests render each, so never in a release.
public func buildRouter(
    operations: WebOperations, configuration: WebConfiguration
) throws -> Router<WebRequestContext> {
    let edge = try Edge(operations: operations, configuration: configuration)
    let router = Router(context: WebRequestContext.self, options: [.autoGenerateHeadEndpoints])
    router.add(middleware: RequestIdentity())
    router.add(middleware: RequestRecorder(counts: edge.counts))
    router.add(middleware: SecurityHeaders(isSecure: configuration.isSecure))
    router.add(
        middleware: ErrorResponder(
            routes: RouteTable(edge.endpoints), configuration: configuration, pages: edge.pages,
            interpreter: edge.interpreter))
    router.add(
        middleware: RequestLimiter(endpoints: edge.endpoints, operations: operations, configuration: configuration))
    for endpoint in edge.endpoints {
        router.on(RouterPath(endpoint.path), method: endpoint.method, use: endpoint.handler)
    }
    return router
}

/// Everything that answers, made once.
struct Edge {
    let endpoints: [Endpoint]
    let counts = RequestCounts()
    let pages: PageRenderer
    let interpreter: Interpreter

    init(operations: WebOperations, configuration: WebConfiguration) throws {
        let assets = Assets()
        pages = try PageRenderer(configuration: configuration, assets: assets)
        interpreter = Interpreter(catalogues: pages.catalogues, isSecure: configuration.isSecure)
        let rooms = Self.rooms(operations, configuration, pages, interpreter, counts, assets)
        let endpoints = rooms.flatMap(\.endpoints)
        self.endpoints = endpoints + [Self.openAPI(endpoints, operations, configuration)]
    }

    private static func rooms(
        _ operations: WebOperations, _ configuration: WebConfiguration, _ pages: PageRenderer,
        _ interpreter: Interpreter, _ counts: RequestCounts, _ assets: Assets
    ) -> [any EndpointCollection] {
        let guardian = FormGuard(configuration: configuration)
        let cookie = CaseCookie(.complainant, configuration: configuration)
        let providerCookie = CaseCookie(.provider, configuration: configuration)
        let desk = CaseDesk(
            operations: operations, configuration: configuration, guardian: guardian, cookie: cookie)
        let providerDesk = CaseDesk(
            operations: operations, configuration: configuration, guardian: guardian, cookie: providerCookie)
        let staffDesk = CaseDesk(
            operations: operations, configuration: configuration, guardian: guardian,
            cookie: CaseCookie(.staff, configuration: configuration))
        let inboxDesk = CaseDesk(
            operations: operations, configuration: configuration, guardian: guardian,
            cookie: CaseCookie(.inbox, configuration: configuration))
        let journey = JourneyDesk(
            operations: operations, configuration: configuration, pages: pages, interpreter: interpreter,
            guardian: guardian, caseCookie: cookie)
        return [
            ComplaintsAPI(operations: operations, configuration: configuration),
            ComplaintBatchAPI(operations: operations, configuration: configuration),
            CasesAPI(operations: operations, configuration: configuration),
            TimelineAPI(operations: operations),
            EvidenceAPI(operations: operations, configuration: configuration),
            ReceiptEndpoints(receipts: operations.receipts),
            OperatorEndpoints(
                whyNotReady: operations.whyNotReady, warning: operations.readinessWarning,
                collectMetrics: operations.collectMetrics, counts: counts),
            PublicEndpoints(
                operations: operations, pages: pages, interpreter: interpreter, name: configuration.serviceName),
            StatisticsEndpoints(operations: operations, pages: pages, interpreter: interpreter),
            JourneyEndpoints(desk: journey), IssueEndpoints(desk: journey), SendingEndpoints(desk: journey),
            ReturnEndpoints(desk: journey), CallEndpoints(desk: journey),
            TrackEndpoints(
                operations: operations, configuration: configuration, pages: pages, guardian: guardian,
                cookie: cookie),
            CaseEndpoints(operations: operations, pages: pages, desk: desk),
            EvidencePages(operations: operations, pages: pages, interpreter: interpreter, desk: desk),
            ProviderEndpoints(pages: pages, desk: providerDesk),
            EvidencePages(operations: operations, pages: pages, interpreter: interpreter, desk: providerDesk),
            SharingPages(operations: operations, pages: pages, desk: staffDesk),
            SignInEndpoints(pages: pages, desk: inboxDesk, door: .provider(operations)),
            InboxEndpoints(operations: operations, pages: pages, desk: inboxDesk, caseCookie: providerCookie),
            SignInEndpoints(pages: pages, desk: staffDesk, door: .staff(operations)),
            StaffEndpoints(operations: operations, pages: pages, desk: staffDesk),
            ReadingPages(operations: operations, pages: pages, desk: staffDesk),
            assets,
        ]
    }

    /// The document describes itself, too; it is written once.
    private static func openAPI(
        _ endpoints: [Endpoint], _ operations: WebOperations, _ configuration: WebConfiguration
    ) -> Endpoint {
        let placeholder = Endpoint(.get, "/openapi.json", .openAPI) { _, _ in Response(status: .ok) }
        let document = OpenAPIDocument(
            endpoints: endpoints + [placeholder], configuration: configuration, providers: operations.providers)
        let bytes = document.json.bytes
        return Endpoint(.get, "/openapi.json", .openAPI) { _, _ in
            .bytes(bytes, contentType: "application/json", headers: [.cacheControl: "public, max-age=300"])
        }
    }
}
