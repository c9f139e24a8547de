/// The look of the secret that opens a draft.
public enum DraftSecret {
    public static let prefix = "rd_"
}
