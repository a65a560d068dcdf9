using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Documents;

namespace Maillage.Tests.Domain.Sales;

public sealed class DocumentAttachmentTests
{
    [Theory]
    [InlineData("plan.pdf", "plan.pdf")]
    [InlineData("C:\\Bureau\\Plan.PDF", "Plan.pdf")]
    [InlineData("../../etc/passwd", "passwd.pdf")]
    [InlineData("photo.png.exe", "photo.png.pdf")]
    [InlineData("a\u202e\r\n<b>:|?.pdf", "ab.pdf")]
    [InlineData("...", "piece.pdf")]
    [InlineData("", "piece.pdf")]
    [InlineData(".pdf", "pdf.pdf")]
    public void A_name_is_fit_for_any_system(string typed, string name) => Assert.Equal(name, FileKind.NameOf(typed, "application/pdf"));

    [Fact]
    public void A_name_is_short_and_keeps_its_ending()
    {
        var name = FileKind.NameOf(new string('é', 300) + ".jpeg", "image/jpeg");
        Assert.Equal(DocumentAttachment.LongestName, name.Length);
        Assert.EndsWith(".jpg", name, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_file_is_comes_from_its_bytes()
    {
        Assert.Null(DocumentAttachment.Obstacle("%PDF-1.7"u8, 0));
        Assert.Equal("sales.attachment.type", DocumentAttachment.Obstacle("<html>"u8, 0)!.Type);
        Assert.Equal("sales.attachment.empty", DocumentAttachment.Obstacle([], 0)!.Type);
        Assert.Equal("sales.attachment.size", DocumentAttachment.Obstacle(new byte[DocumentAttachment.MostBytes + 1], 0)!.Type);
        Assert.Equal("sales.attachment.count", DocumentAttachment.Obstacle("%PDF-1.7"u8, DocumentAttachment.MostOfDocument)!.Type);
    }
}
