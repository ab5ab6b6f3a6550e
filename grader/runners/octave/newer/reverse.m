% MATLAB's reverse: a text, or each of several, from its end to its beginning.
function texts = reverse (texts)
  texts = part_of (texts, @(text) text(end:-1:1));
end
