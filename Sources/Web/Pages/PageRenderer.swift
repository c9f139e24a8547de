import Hummingbird
import Mustache

/// Renders page contents with the templates that are part of the program.
struct PageRenderer: Sendable {
    private let library: MustacheLibrary
    private let configuration: WebConfiguration
    private let assets: Assets
    let catalogues: Catalogues

    /// - Throws: what is wrong with a template or a catalogue; a test renders each, so never at start.
    init(configuration: WebConfiguration, assets: Assets) throws {
        MustacheContentTypes.register(HTMLEscaping(), named: HTMLEscaping.name)
        var library = MustacheLibrary()
        for (name, bytes) in Self.sources {
            try library.register(Self.escaping + String(decoding: bytes, as: UTF8.self), named: name)
        }
        self.library = library
        self.configuration = configuration
        self.assets = assets
        catalogues = try Catalogues.bundled.get()
    }

    /// - Parameters:
    ///   - speech: for pages that are there in several languages; English without it
    ///   - call: who takes a complaint down from the telephone
    func render<Content: PageContent>(
        _ content: Content, status: HTTPResponse.Status = .ok, in speech: Speech? = nil, call: String? = nil
    ) -> Response {
        var response = Response.html(text(content, in: speech ?? Speech(catalogues.english), call), status: status)
        if let choice = speech?.choice { response.setCookie(choice) }
        return response
    }

    private func text<Content: PageContent>(_ content: Content, in speech: Speech, _ call: String?) -> String {
        let page = Page(
            site: Site(configuration, assets, speech.catalogue), title: content.title,
            content: content, t: speech.catalogue.tree,
            language: speech.catalogue("layout.tag"), other: speech.other, call: call)
        guard let text = library.render(page, withTemplate: Content.template) else {
            preconditionFailure("no template is called \(Content.template)")
        }
        return text
    }

    /// Goes before every template; see `HTMLEscaping`.
    private static let escaping = "{{% CONTENT_TYPE:\(HTMLEscaping.name)}}\n"

    static let sources: [(name: String, bytes: [UInt8])] = [
        ("area", PackageResources.area_mustache),
        ("call", PackageResources.call_mustache),
        ("callsent", PackageResources.callsent_mustache),
        ("case", PackageResources.case_mustache),
        ("choices", PackageResources.choices_mustache),
        ("answer", PackageResources.answer_mustache),
        ("code", PackageResources.code_mustache),
        ("codes", PackageResources.codes_mustache),
        ("check", PackageResources.check_mustache),
        ("control", PackageResources.control_mustache),
        ("counterOffer", PackageResources.counterOffer_mustache),
        ("date", PackageResources.date_mustache),
        ("declaration", PackageResources.declaration_mustache),
        ("error", PackageResources.error_mustache),
        ("errorSummary", PackageResources.errorSummary_mustache),
        ("evidence", PackageResources.evidence_mustache),
        ("field", PackageResources.field_mustache),
        ("files", PackageResources.files_mustache),
        ("heading", PackageResources.heading_mustache),
        ("history", PackageResources.history_mustache),
        ("inbox", PackageResources.inbox_mustache),
        ("information", PackageResources.information_mustache),
        ("intro", PackageResources.intro_mustache),
        ("issues", PackageResources.issues_mustache),
        ("layout", PackageResources.layout_mustache),
        ("option", PackageResources.option_mustache),
        ("problems", PackageResources.problems_mustache),
        ("provider", PackageResources.provider_mustache),
        ("question", PackageResources.question_mustache),
        ("readback", PackageResources.readback_mustache),
        ("reading", PackageResources.reading_mustache),
        ("record", PackageResources.record_mustache),
        ("remedyLines", PackageResources.remedyLines_mustache),
        ("remedies", PackageResources.remedies_mustache),
        ("return", PackageResources.return_mustache),
        ("review", PackageResources.review_mustache),
        ("save", PackageResources.save_mustache),
        ("saved", PackageResources.saved_mustache),
        ("select", PackageResources.select_mustache),
        ("sent", PackageResources.sent_mustache),
        ("sharing", PackageResources.sharing_mustache),
        ("signin", PackageResources.signin_mustache),
        ("staffcase", PackageResources.staffcase_mustache),
        ("steps", PackageResources.steps_mustache),
        ("start", PackageResources.start_mustache),
        ("statistics", PackageResources.statistics_mustache),
        ("stop", PackageResources.stop_mustache),
        ("summary", PackageResources.summary_mustache),
        ("tasks", PackageResources.tasks_mustache),
        ("worklist", PackageResources.worklist_mustache),
        ("track", PackageResources.track_mustache),
    ]
}
