extension SchemeProfiles {
    /// The profiles that this release carries.
    public static let bundled = SchemeProfiles(fallback: .cisasStyle, others: [.communicationsOmbudsmanStyle])
}

extension SchemeProfile {
    /// Adjudication on documents, in the style of CISAS.
    public static let cisasStyle = EmbeddedFile.parse(PackageResources.cisas_style_yaml, load)
    /// Investigation with a provisional decision, in the style of the Communications Ombudsman.
    public static let communicationsOmbudsmanStyle = EmbeddedFile.parse(
        PackageResources.communications_ombudsman_style_yaml, load)
}
