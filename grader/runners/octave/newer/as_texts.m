% The arguments of fprintf, points and lengths of time among them as the texts that they print as.
function values = as_texts (values)
  for k = 1:numel (values)
    if (isobject (values{k}))
      values{k} = char (values{k});
    end
  end
end
