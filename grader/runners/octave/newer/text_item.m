% One of several texts as a text; several stay several.
function text = text_item (texts)
  text = texts;
  if (iscell (texts) && numel (texts) == 1)
    text = texts{1};
  end
end
