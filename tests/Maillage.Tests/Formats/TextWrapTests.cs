using Maillage.Formats.Paper;

namespace Maillage.Tests.Formats;

public sealed class TextWrapTests
{
    private static readonly TextStyle Style = new(TypeFace.Regular, 10, Ink.Black);

    [Fact]
    public void Lines_break_at_spaces_and_are_never_wider_than_asked()
    {
        const string text = "Les montants des lignes sont arrondis au centime pour la lecture seulement.";
        var lines = TextWrap.Lines(text, Style, 120);
        Assert.Equal(text, string.Join(' ', lines));
        Assert.True(lines.Count > 2);
        Assert.All(lines, line => Assert.True(Style.Width(line) <= 120.01));
    }

    [Fact]
    public void A_no_break_space_holds_its_words_together()
    {
        var width = Style.Width("Payer 1 440,00 ");
        Assert.Equal(["Payer", "1\u202f440,00\u00a0€"], TextWrap.Lines("Payer 1\u202f440,00\u00a0€", Style, width));
    }

    [Fact]
    public void A_word_wider_than_the_line_is_cut_and_nothing_is_lost()
    {
        var word = new string('m', 40);
        var lines = TextWrap.Lines(word, Style, 100);
        Assert.True(lines.Count > 1);
        Assert.Equal(word, string.Concat(lines));
    }

    [Fact]
    public void Typed_line_ends_are_kept() => Assert.Equal(["un", "", "deux"], TextWrap.Lines("un\r\n\ndeux\n", Style, 100));

    [Theory]
    [InlineData(null)]
    [InlineData(" \n ")]
    public void A_blank_text_has_no_line(string? text) => Assert.Empty(TextWrap.Lines(text, Style, 100));

    [Fact]
    public void All_digits_are_equally_wide()
    {
        foreach (var face in new[] { TypeFace.Regular, TypeFace.SemiBold })
            Assert.Single(Enumerable.Range('0', 10).Select(d => face.Width([(char)d], 10)).Distinct());
    }

    [Fact]
    public void The_fonts_draw_what_French_needs()
    {
        const string needed = "àâäçéèêëîïôöùûüÿœæÀÂÄÇÉÈÊËÎÏÔÖÙÛÜŸŒÆ€’‘“”«»–—…·°²³×\u00a0\u202f\u2212";
        Assert.All(needed, c => Assert.True(TypeFace.Regular.Has(c) && TypeFace.SemiBold.Has(c), $"U+{(int)c:X4}"));
    }
}
