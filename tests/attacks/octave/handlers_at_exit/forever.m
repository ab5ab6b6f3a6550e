function forever ()
  while true
    try
      while true
      end
    end
  end
end
